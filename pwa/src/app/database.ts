// SPDX-License-Identifier: EUPL-1.2
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Schema } from "../api/client.ts";

/** How a place was found. */
export type PlaceSource = "photo" | "gps" | "map" | "address" | "subject";

/** A building, facility or asset that a report is about. */
export interface LocalSubject {
  id: string;
  kind: string;
  name: string;
  address: string;
}

/** Where the problem is: WGS 84 degrees; `accuracy_m` is the radius of uncertainty. */
export interface LocalPlace {
  lon: number;
  lat: number;
  accuracy_m: number | null;
  source: PlaceSource;
  address: string;
  subject: LocalSubject | null;
}

export type AnswerValue = string | number | boolean | string[];

/** Why a report still waits. */
export type Wait =
  | { why: "offline" }
  | { why: "server"; status: number }
  | { why: "slow_down" }
  | { why: "signed_out" }
  /** A fault of this app; it tries again all the same. */
  | { why: "fault" };

/**
 * A report as this device knows it, from the first photo to the number.
 *
 * draft: being written; waiting: to be sent as soon as possible; refused: the server wants it
 * changed; sent: the server has it. `id` is the report's id on the server too, and `key` opens it.
 */
export interface LocalReport {
  id: string;
  key: string;
  state: "draft" | "waiting" | "refused" | "sent";
  created_at: string;
  updated_at: string;
  /** When the problem was seen: the moment of "send" on this device. */
  captured_at: string | null;
  category: string | null;
  place: LocalPlace | null;
  answers: Record<string, AnswerValue>;
  description: string;
  email: string;
  name: string;
  /** Language of the news about it. */
  language: string;
  photo_ids: string[];
  n_attempts: number;
  /** Not before this instant. */
  next_at: string | null;
  wait: Wait | null;
  problem: Schema["Problem"] | null;
  number: string | null;
  sent_at: string | null;
  /** What the server answered, so that "Sent" can be shown without a connection. */
  report: Schema["ReportView"] | null;
}

/** A photo that belongs to a report of this device. */
export interface LocalPhoto {
  /** Also the id of its upload. */
  id: string;
  report_id: string;
  blob: Blob;
  /** How much the server has. */
  sent_bytes: number;
  /** Its id on the server, once all of it is there. */
  photo_id: string | null;
  /** Where it was taken, if it said so. */
  place: { lon: number; lat: number } | null;
  /** Whether it was made small enough to be sent; left out by what another app shared. */
  is_shrunk?: boolean;
  added_at: string;
}

interface Stores extends DBSchema {
  reports: { key: string; value: LocalReport; indexes: { state: string } };
  photos: { key: string; value: LocalPhoto; indexes: { report_id: string } };
  /** Small things under a name: favourites, templates, what was typed as contact. */
  kept: { key: string; value: unknown };
}

const VERSION = 1;
let opened: Promise<IDBPDatabase<Stores>> | null = null;

/** Open what this device keeps; page and service worker share it. */
export function database(): Promise<IDBPDatabase<Stores>> {
  opened ??= openDB<Stores>("civic", VERSION, {
    upgrade(db) {
      db.createObjectStore("reports", { keyPath: "id" }).createIndex("state", "state");
      db.createObjectStore("photos", { keyPath: "id" }).createIndex("report_id", "report_id");
      db.createObjectStore("kept");
    },
    // Another tab holds a newer version: let go, and open anew at the next call.
    blocking: (_current, _blocked, event) => {
      (event.target as IDBDatabase).close();
      opened = null;
    },
    terminated: () => {
      opened = null;
    },
  }).catch((error: unknown) => {
    // What failed once (a full device, a private window) may work at the next call.
    opened = null;
    throw error;
  });
  return opened;
}

/** Return what is kept under a name. */
export async function keptValue<T>(name: string): Promise<T | undefined> {
  return (await (await database()).get("kept", name)) as T | undefined;
}

export async function keepValue(name: string, value: unknown): Promise<void> {
  await (await database()).put("kept", value, name);
}
