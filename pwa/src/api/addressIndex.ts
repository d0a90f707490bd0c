// SPDX-License-Identifier: EUPL-1.2
// Addresses of a city on the device: found by name or place without a connection.
import { type LonLat, metresBetween } from "./metres.ts";
import { fold, latin, misfit } from "./search.ts";

/** The file as the server gives it; places are whole steps from the origin. */
export interface AddressFile {
  languages: string[];
  origin: [number, number];
  scale: number;
  postcodes: string[];
  /** A name per language (null: as the first), then number, steps east, steps north, postcode. */
  streets: [(string | null)[], [string, number, number, number][]][];
}

export interface FoundAddress extends LonLat {
  /** Street and number in the language of now. */
  text: string;
  postcode: string;
}

interface House extends LonLat {
  number: string;
  folded: string;
  postcode: string;
}

interface Street {
  names: (string | null)[];
  folded: string[];
  houses: House[];
}

export interface AddressIndex {
  languages: string[];
  streets: Street[];
}

/** How many houses of one street are shown while several streets fit. */
const FEW = 3;

export function addressIndex(file: AddressFile): AddressIndex {
  const [west, south] = file.origin;
  return {
    languages: file.languages,
    streets: file.streets.map(([names, houses]) => ({
      names,
      folded: [...new Set(names.filter((name) => name !== null).map(fold))],
      houses: houses.map(([number, east, north, postcode]) => ({
        number,
        folded: compact(number),
        lon: west + east / file.scale,
        lat: south + north / file.scale,
        postcode: file.postcodes[postcode] ?? "",
      })),
    })),
  };
}

/** What somebody looks for: "12 b" and "12B" are one number, five digits are a postcode. */
interface Wanted {
  street: string;
  number: string;
  postcode: string;
}

function wanted(typed: string): Wanted {
  const parts = fold(typed).split(" ").filter(Boolean);
  const found = { street: [] as string[], number: "", postcode: "" };
  for (const [at, part] of parts.entries()) {
    const isLetterOfNumber = part.length === 1 && /^\d+$/.test(parts[at - 1] ?? "");
    if (/^\d{5}$/.test(part)) found.postcode = part;
    else if (/^\d/.test(part) || isLetterOfNumber) found.number += part;
    else found.street.push(part);
  }
  return { ...found, street: found.street.join(" ") };
}

function compact(number: string): string {
  return fold(number).replaceAll(" ", "");
}

/**
 * Return the addresses that fit what was typed, best first: names in every language, from their
 * beginning, with small errors; of one street the number asked for, else the houses near `near`.
 */
export function findAddresses(
  index: AddressIndex,
  typed: string,
  language: string,
  near: LonLat | null,
  limit = 8,
): FoundAddress[] {
  const want = wanted(typed);
  if (want.street.length < 2) return [];
  const streets = fittingStreets(index, want);
  return streets
    .flatMap((street, at) => {
      const isBest = at === 0;
      const shown = want.number || !isBest ? FEW : limit;
      const houses = housesOf(street, want, near).slice(0, shown);
      return houses.map((house) => addressOf(index, street, house, language));
    })
    .slice(0, limit);
}

/** Streets that fit, best first; those that fit only with slips say nothing while others do. */
function fittingStreets(index: AddressIndex, want: Wanted): Street[] {
  const sounded = latin(want.street);
  const fitting = index.streets
    .flatMap((street) => {
      const fits = street.folded
        .map((name) => misfit(want.street, name) ?? misfit(sounded, latin(name)))
        .filter((fit) => fit !== null);
      return fits.length > 0 ? [{ street, misfit: Math.min(...fits) }] : [];
    })
    .sort((a, b) => a.misfit - b.misfit || nameLength(a.street) - nameLength(b.street));
  const isExact = (fitting[0]?.misfit ?? 0) <= 2;
  return fitting.filter((one) => !isExact || one.misfit <= 2).map(({ street }) => street);
}

function nameLength({ folded }: Street): number {
  return folded[0]?.length ?? 0;
}

function housesOf(street: Street, want: Wanted, near: LonLat | null): House[] {
  const houses = want.postcode
    ? street.houses.filter(({ postcode }) => postcode === want.postcode)
    : street.houses;
  if (!want.number) {
    return near
      ? [...houses].sort((a, b) => metresBetween(near, a) - metresBetween(near, b))
      : houses;
  }
  const begun = houses
    .filter((house) => fitsNumber(house, want.number))
    .sort((a, b) => Number(b.folded === want.number) - Number(a.folded === want.number));
  if (begun.length > 0) return begun;
  // No such house is known: its neighbours are the way to it.
  const asked = Number.parseInt(want.number, 10);
  return [...houses].sort((a, b) => gap(a, asked) - gap(b, asked)).slice(0, 2);
}

function fitsNumber({ number, folded }: House, asked: string): boolean {
  if (folded.startsWith(asked)) return true;
  const range = /^(\d+)\s*[-–]\s*(\d+)/.exec(number);
  const n = Number(asked);
  if (!range || Number.isNaN(n)) return false;
  const [from, to] = [Number(range[1]), Number(range[2])];
  return from <= n && n <= to && (n - from) % 2 === 0;
}

function gap({ number }: House, asked: number): number {
  return Math.abs(Number.parseInt(number, 10) - asked);
}

function addressOf(
  index: AddressIndex,
  street: Street,
  house: House,
  language: string,
): FoundAddress {
  const name = street.names[index.languages.indexOf(language)] ?? street.names[0] ?? "";
  return {
    text: `${name} ${house.number}`.trim(),
    postcode: house.postcode,
    lon: house.lon,
    lat: house.lat,
  };
}

/** Return the address nearest to a location within `withinM` metres, or null. */
export function nearestIn(
  index: AddressIndex,
  at: LonLat,
  language: string,
  withinM: number,
): (FoundAddress & { distance_m: number }) | null {
  let best: { street: Street; house: House; distance_m: number } | null = null;
  for (const street of index.streets) {
    for (const house of street.houses) {
      const distance_m = metresBetween(at, house);
      if (distance_m <= (best?.distance_m ?? withinM)) best = { street, house, distance_m };
    }
  }
  if (!best) return null;
  const { street, house, distance_m } = best;
  return { ...addressOf(index, street, house, language), distance_m };
}
