// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { addressAt } from "../api/addresses.ts";
import { type LonLat, metresBetween } from "../api/metres.ts";
import { city } from "../app/city.ts";
import type { LocalReport, PlaceSource } from "../app/database.ts";
import { Icon, type IconName } from "../components/Icon/Icon.tsx";
import { distance } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { isServed } from "./catalogue.ts";
import type { Spot } from "./place.ts";
import { putPlace } from "./placing.ts";
import { fix, gps, locate } from "./position.ts";
import { photoPlace } from "./starting.ts";
import "../app/choices.css";

/** What another place must be away to be worth a button. */
const OTHER_M = 30;

/** Places that the device and the photos tell of, other than the one that is chosen. */
export function Sources({ report }: { report: LocalReport }) {
  const photo = usePhotoPlace(report);
  const { place } = report;
  const isOther = (at: LonLat) => !place || metresBetween(at, place) > OTHER_M;
  const put = (spot: Spot, source: PlaceSource) => void putPlace(report.id, spot, source);
  const isPhoto = photo && isOther(photo) && isServed(photo);
  const found = fix.value;
  const isGps = found && isOther(found);
  const mayAsk = !found && gps.value !== "searching";
  if (!isPhoto && !isGps && !mayAsk) return null;
  return (
    <ul class="sources">
      {isPhoto && (
        <Source
          icon="camera"
          title={t("where.use.photo")}
          at={photo}
          from={found}
          onPick={() => put({ ...photo, accuracy_m: null }, "photo")}
        />
      )}
      {isGps && (
        <Source
          icon="locate"
          title={t("where.use.gps")}
          at={found}
          accuracyM={found.accuracy_m}
          onPick={() => put(found, "gps")}
        />
      )}
      {mayAsk && <Ask />}
    </ul>
  );
}

function usePhotoPlace(report: LocalReport): LonLat | null {
  const [at, put] = useState<LonLat | null>(null);
  const ids = report.photo_ids.join(" ");
  useEffect(() => {
    void photoPlace(report).then(put);
  }, [ids]);
  return at;
}

interface SourceProps {
  icon: IconName;
  title: string;
  at: LonLat;
  /** From where the distance is told. */
  from?: LonLat | null;
  accuracyM?: number | null;
  onPick: () => void;
}

function Source({ icon, title, at, from, accuracyM, onPick }: SourceProps) {
  const [address, name] = useState("");
  useEffect(() => {
    if (city.value) void addressAt(city.value, at).then(name);
  }, [at.lon, at.lat]);
  const away = from ? t("where.away", { distance: distance(metresBetween(from, at)) }) : "";
  const about =
    accuracyM == null
      ? ""
      : t("where.accuracy.good", { distance: distance(Math.max(10, accuracyM)) });
  return (
    <li>
      <button type="button" class="source" onClick={onPick}>
        <Icon name={icon} />
        <span class="source-words">
          <span class="source-title">{title}</span>
          <span class="muted small">{[address, away, about].filter(Boolean).join(" · ")}</span>
        </span>
      </button>
    </li>
  );
}

function Ask() {
  return (
    <li>
      <button type="button" class="source" onClick={locate}>
        <Icon name="locate" />
        <span class="source-words">
          <span class="source-title">{t("where.use.gps")}</span>
          {gps.value === "denied" && <span class="muted small">{t("where.gps.allow")}</span>}
        </span>
      </button>
    </li>
  );
}
