// SPDX-License-Identifier: EUPL-1.2
import { addressAt } from "../api/addresses.ts";
import type { Nearby } from "../api/subjects.ts";
import { chooseCityAt, city } from "../app/city.ts";
import type { LocalPlace, PlaceSource } from "../app/database.ts";
import { distance } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { draft, editNow } from "./draft.ts";
import { GOOD_M, placeAt, type Spot } from "./place.ts";

/** Put a report at a place, and find out what people call it. */
export async function putPlace(
  id: string,
  spot: Spot,
  source: PlaceSource,
  address = "",
): Promise<void> {
  chooseCityAt(spot.lon, spot.lat);
  const place = placeAt(spot, source, address);
  await editNow(id, { place });
  if (address === "") await nameIt(id, place);
}

async function nameIt(id: string, { lon, lat }: LocalPlace): Promise<void> {
  if (!city.value) return;
  const address = await addressAt(city.value, { lon, lat });
  const now = draft(id)?.place;
  const isStillThere = now?.lon === lon && now.lat === lat;
  if (address && now && isStillThere) await editNow(id, { place: { ...now, address } });
}

/** Say what a report is about; a lamp or bin is also where it is. */
export async function putSubject(id: string, subject: Nearby): Promise<void> {
  const before = draft(id)?.place;
  const isThing = subject.kind === "asset" || !before;
  const { lon, lat, kind, name } = subject;
  const place = isThing
    ? placeAt({ lon, lat, accuracy_m: null }, "subject", subject.address)
    : { ...before, address: subject.address || before.address };
  const about = {
    id: subject.id,
    kind,
    name: name || subjectWords(subject),
    address: subject.address,
  };
  await editNow(id, { place: { ...place, subject: about } });
  if (place.address === "") await nameIt(id, place);
}

/** Return what people call a thing: its name, its address, else its kind and number. */
export function subjectWords({ kind, type, name, address, ref }: Nearby): string {
  if (name) return name;
  if (kind !== "asset" && address) return address;
  const word = kindWords(type || kind);
  return ref ? `${word} ${ref}` : word;
}

function kindWords(kind: string): string {
  const key = `subject.${kind}`;
  return isKind(key) ? t(key) : t("subject.building");
}

const KINDS = [
  "subject.bench",
  "subject.bicycle_parking",
  "subject.building",
  "subject.bus_stop",
  "subject.clinic",
  "subject.community_centre",
  "subject.facility",
  "subject.fire_hydrant",
  "subject.hospital",
  "subject.kindergarten",
  "subject.library",
  "subject.museum",
  "subject.playground",
  "subject.school",
  "subject.social_facility",
  "subject.sports",
  "subject.street_cabinet",
  "subject.street_lamp",
  "subject.subway_entrance",
  "subject.theatre",
  "subject.toilets",
  "subject.town_hall",
  "subject.traffic_signals",
  "subject.tram_stop",
  "subject.tree",
  "subject.university",
  "subject.waste_basket",
] as const;

function isKind(key: string): key is (typeof KINDS)[number] {
  return KINDS.some((kind) => kind === key);
}

/** Return a place as people say it. */
export function placeWords({ address, subject, lon, lat }: LocalPlace): string {
  const name = subject?.name ?? "";
  if (name && address && name !== address) return `${name}, ${address}`;
  return name || address || t("where.unnamed", { lat: lat.toFixed(4), lon: lon.toFixed(4) });
}

/** Return where a place is known from, and how exactly. */
export function sourceWords({ source, accuracy_m }: LocalPlace): string {
  const from = t(`where.from.${source}`);
  if (accuracy_m === null) return from;
  const about = distance(Math.max(10, accuracy_m));
  const key = accuracy_m <= GOOD_M ? "where.accuracy.good" : "where.accuracy.rough";
  return `${from}, ${t(key, { distance: about })}`;
}
