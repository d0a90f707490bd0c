// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { loadQueueMap, type Narrowing } from "../../api/desk.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { t } from "../../i18n/text.ts";
import { QueueMap } from "../../map/QueueMap.tsx";
import { hindrance } from "../../map/support.ts";
import type { Bbox } from "../../map/tiles.ts";
import type { Row } from "./list.ts";

interface Props {
  narrowing: Narrowing;
  /** Changes when the list has changed, so that the map does too. */
  version: string | null;
  /** The report at hand. */
  row: Row | undefined;
  onPick: (number: string) => void;
}

/** The queue on the map, as the list beside it: what is at hand there is larger here. */
export function MapPane({ narrowing, version, row, onPick }: Props) {
  const [bounds, setBounds] = useState<Bbox | null>(null);
  const [features, setFeatures] = useState<object[]>([]);
  const [why, obstruct] = useState<string | null>(hindrance);
  const [n, count] = useState<number | null>(null);
  const wanted = JSON.stringify([narrowing, bounds]);
  useEffect(() => {
    if (!bounds) return;
    let isCurrent = true;
    loadQueueMap(narrowing, bounds).then(
      (found) => {
        if (!isCurrent) return;
        setFeatures(found.features);
        count(found.n);
      },
      () => isCurrent && count(null),
    );
    return () => {
      isCurrent = false;
    };
  }, [wanted, version]);
  const [queue, show] = useState({ features, selected: row?.number ?? null });
  useEffect(() => show({ features, selected: row?.number ?? null }), [features, row?.number]);
  if (why) {
    return (
      <div class="queue-map queue-map-none">
        <Notice>
          <p>{t("desk.map.none")}</p>
          <p>
            <Button icon="map" onClick={() => obstruct(null)}>
              {t("app.retry")}
            </Button>
          </p>
        </Notice>
      </div>
    );
  }
  return (
    <div class="queue-map">
      <QueueMap
        label={t("desk.map")}
        queue={queue}
        at={row?.location ?? null}
        onBounds={setBounds}
        onPick={onPick}
        onFail={() => obstruct("failed")}
      >
        <p class="queue-map-n small" role="status">
          {n === null ? t("desk.map.unknown") : t("desk.map.n", { n })}
        </p>
      </QueueMap>
    </div>
  );
}
