// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { listAreas } from "../api/explore.ts";
import { useResource } from "../api/resource.ts";
import { city } from "../app/city.ts";
import { isOnline } from "../app/sending.ts";
import { Button } from "../components/Button/Button.tsx";
import { failureText } from "../components/Failure.tsx";
import { Field } from "../components/Field/Field.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { date, size } from "../i18n/format.ts";
import { t, words } from "../i18n/text.ts";
import { type District, estimatedBytes, forget, keep, keptDistrict } from "./district.ts";
import type { CityMap } from "./style.ts";
import { asBbox, type Bbox, bboxOf } from "./tiles.ts";
import "./DistrictDownload.css";

interface Part {
  /** Null: the whole city. */
  area: string | null;
  name: string;
  bbox: Bbox;
}

/** "Download my district": the map of a part of the city, for when there is no connection. */
export function DistrictDownload() {
  const where = city.value;
  const map = where?.map ?? null;
  const [kept, setKept] = useState<District | null | undefined>(undefined);
  useEffect(() => {
    void keptDistrict().then(setKept);
  }, []);
  const parts = useParts(where?.code ?? null, map);
  if (!map || !("caches" in globalThis) || kept === undefined) return null;
  const shownAs = parts.find(({ area }) => area === kept?.area)?.name ?? t("explore.area.all");
  return (
    <div class="district stack-s">
      <h3>{t("map.district.title")}</h3>
      <p class="muted">{t("map.district.text")}</p>
      {kept && (
        <Kept
          kept={kept}
          name={shownAs}
          isOld={kept.version !== map.version}
          onForgotten={() => setKept(null)}
        />
      )}
      <Download key={kept?.area ?? ""} map={map} parts={parts} kept={kept} onKept={setKept} />
    </div>
  );
}

function useParts(code: string | null, map: CityMap): Part[] {
  const { value: areas = [] } = useResource(`outlines ${code}`, async () =>
    code === null ? [] : listAreas(code, true),
  );
  const whole = asBbox(map?.bbox);
  if (!whole) return [];
  const districts = areas.flatMap((area) => {
    const bbox = area.kind === "municipality" ? null : bboxOf(area.outline);
    return bbox ? [{ area: area.code, name: words(area.name), bbox }] : [];
  });
  return [{ area: null, name: t("explore.area.all"), bbox: whole }, ...districts];
}

interface KeptProps {
  kept: District;
  name: string;
  isOld: boolean;
  onForgotten: () => void;
}

function Kept({ kept, name, isOld, onForgotten }: KeptProps) {
  return (
    <Notice kind={isOld ? "warning" : "good"} title={name}>
      <p>
        {t("map.district.kept", { size: size(kept.n_bytes), when: date(kept.kept_at) })}
        {isOld && ` ${t("map.district.old")}`}
      </p>
      <p>
        <Button icon="trash" onClick={() => void forget().then(onForgotten)}>
          {t("map.district.forget")}
        </Button>
      </p>
    </Notice>
  );
}

interface DownloadProps {
  map: NonNullable<CityMap>;
  parts: readonly Part[];
  kept: District | null;
  onKept: (district: District) => void;
}

type State =
  | { is: "idle" }
  | { is: "busy"; share: number; stop: AbortController }
  | { is: "failed"; why: string };

function Download({ map, parts, kept, onKept }: DownloadProps) {
  const [area, choose] = useState<string | null>(kept?.area ?? null);
  const [state, set] = useState<State>({ is: "idle" });
  const part = parts.find((one) => one.area === area) ?? parts[0];
  useEffect(() => () => (state.is === "busy" ? state.stop.abort() : undefined), [state.is]);
  if (!part) return null;
  const isKept = kept?.area === area && kept?.version === map.version;
  const fetchPart = async () => {
    const stop = new AbortController();
    set({ is: "busy", share: 0, stop });
    try {
      const onProgress = ({ n_done, n_files }: { n_done: number; n_files: number }) =>
        set({ is: "busy", share: n_done / n_files, stop });
      onKept(await keep(map, part, { signal: stop.signal, onProgress }));
      set({ is: "idle" });
    } catch (error) {
      set(stop.signal.aborted ? { is: "idle" } : { is: "failed", why: reason(error) });
    }
  };
  return (
    <>
      <Field label={t("map.district.part")}>
        {(ids) => (
          <select
            {...ids}
            value={area ?? ""}
            disabled={state.is === "busy"}
            onChange={({ currentTarget }) => choose(currentTarget.value || null)}
          >
            {parts.map((one) => (
              <option key={one.area} value={one.area ?? ""}>
                {one.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      {state.is === "busy" ? (
        <Busy share={state.share} onCancel={() => state.stop.abort()} />
      ) : (
        <p>
          <Button icon="download" disabled={!isOnline.value} onClick={() => void fetchPart()}>
            {isKept
              ? t("map.district.again")
              : t("map.district.fetch", { size: size(estimatedBytes(map, part.bbox)) })}
          </Button>
        </p>
      )}
      {!isOnline.value && <p class="muted small">{t("map.district.offline")}</p>}
      {state.is === "failed" && (
        <Notice kind="error" isAnnounced>
          <p>{state.why}</p>
        </Notice>
      )}
    </>
  );
}

function reason(error: unknown): string {
  const isFull = error instanceof DOMException && error.name === "QuotaExceededError";
  return isFull ? t("map.district.full") : failureText(error);
}

function Busy({ share, onCancel }: { share: number; onCancel: () => void }) {
  const percent = Math.round(share * 100);
  return (
    <div class="row">
      <progress
        class="district-bar"
        max={100}
        value={percent}
        aria-label={t("map.district.busy")}
      />
      <span class="figures">{t("map.district.share", { percent })}</span>
      <Button onClick={onCancel}>{t("app.cancel")}</Button>
    </div>
  );
}
