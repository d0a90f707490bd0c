// SPDX-License-Identifier: EUPL-1.2
import { language } from "../i18n/language.ts";
import {
  type AddressFile,
  type AddressIndex,
  addressIndex,
  type FoundAddress,
  findAddresses,
  nearestIn,
} from "./addressIndex.ts";
import { client, given, Refusal, refusal, type Schema } from "./client.ts";
import type { LonLat } from "./metres.ts";

type City = Schema["JurisdictionView"];

/** An address tells the place only so far away. Source: the server's nearest address. */
const NEAR_M = 60;

const indexes = new Map<string, Promise<AddressIndex>>();

/** Return the city's addresses for use without a connection; null if the city has no such index. */
export async function loadAddresses(city: City): Promise<AddressIndex | null> {
  if (!city.map) return null;
  const { version } = city.map;
  const known = indexes.get(version) ?? fetchIndex(addressPath(version));
  indexes.set(version, known);
  try {
    return await known;
  } catch (error) {
    indexes.delete(version);
    throw error;
  }
}

/** Where the addresses of a version of the map lie. */
export function addressPath(version: string): string {
  return `/tiles/addresses/${version}.json`;
}

async function fetchIndex(path: string): Promise<AddressIndex> {
  const response = await fetch(path);
  if (!response.ok) throw refusal(null, response);
  return addressIndex((await response.json()) as AddressFile);
}

/** The index, or null where asking the server is the next best thing. */
async function indexOrNull(city: City): Promise<AddressIndex | null> {
  return loadAddresses(city).catch(() => null);
}

/**
 * Find addresses by what somebody types, best first.
 *
 * @throws TypeError: neither an index on the device nor a connection.
 */
export async function searchAddresses(
  city: City,
  typed: string,
  near: LonLat | null,
): Promise<FoundAddress[]> {
  const index = await indexOrNull(city);
  if (index) return findAddresses(index, typed, language.value, near);
  if (typed.trim() === "") return [];
  const query = {
    q: typed,
    jurisdiction: city.code,
    limit: 8,
    ...(near && { near: [near.lon, near.lat] as [number, number] }),
  };
  const { addresses } = given(await client.GET("/api/v1/addresses", { params: { query } }));
  return addresses;
}

/** Return the address at a place if the device itself knows it, else "". */
export async function knownAddressAt(city: City, at: LonLat): Promise<string> {
  const index = await indexOrNull(city);
  return (index && nearestIn(index, at, language.value, NEAR_M)?.text) ?? "";
}

/**
 * Return the address at a place as people say it; "" if there is none nearby, or no telling now.
 */
export async function addressAt(city: City, at: LonLat): Promise<string> {
  if (await indexOrNull(city)) return knownAddressAt(city, at);
  try {
    const query = { lon: at.lon, lat: at.lat };
    const answer = await client.GET("/api/v1/addresses/nearest", { params: { query } });
    return given(answer).text;
  } catch (error) {
    if (error instanceof Refusal || error instanceof TypeError) return "";
    throw error;
  }
}
