// SPDX-License-Identifier: EUPL-1.2
import { database, keepValue, keptValue } from "./database.ts";
import { secret } from "./local.ts";

const SUPPORTER = "supporter-key";

function nameOf(number: string): string {
  return `report-key ${number}`;
}

/** Return the secret by which this device says "me too" where nobody is signed in. */
export function supporterKey(): Promise<string> {
  return ownSecret(SUPPORTER);
}

/** Return a secret that only this device knows, made when it is first asked for. */
export async function ownSecret(name: string): Promise<string> {
  const made = secret();
  const steps = (await database()).transaction("kept", "readwrite");
  const known = await steps.store.get(name);
  if (typeof known === "string") return known;
  await Promise.all([steps.store.put(made, name), steps.done]);
  return made;
}

/** Keep the key that a mail gave for a report. */
export async function keepReportKey(number: string, key: string): Promise<void> {
  await keepValue(nameOf(number), key);
}

/** Forget a mail's key that does not open its report any more. */
export async function dropReportKey(number: string): Promise<void> {
  await (await database()).delete("kept", nameOf(number));
}

/** Return the key that opens a report as its reporter: the device's own, else a mail's; or null. */
export async function reportKey(number: string): Promise<string | null> {
  const all = await (await database()).getAll("reports");
  const own = all.find((report) => report.number === number);
  return own?.key ?? (await keptValue<string>(nameOf(number))) ?? null;
}
