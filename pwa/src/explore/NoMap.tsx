// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { Button } from "../components/Button/Button.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { t } from "../i18n/text.ts";
import { type Hindrance, hindrance } from "../map/support.ts";

/** Why there is a list in the place of the map, and what may be done about it. */
export interface Obstacle {
  why: Hindrance | "not_fetched" | null;
  fail: (error: unknown) => void;
  /** Show the map all the same, or try once more. */
  insist: () => void;
}

export function useObstacle(): Obstacle {
  const [why, set] = useState<Obstacle["why"]>(hindrance);
  return {
    why,
    fail: () => set("not_fetched"),
    insist: () => set(null),
  };
}

/** Say why there is only a list. */
export function NoMap({ obstacle: { why, insist } }: { obstacle: Obstacle }) {
  if (!why) return null;
  return (
    <Notice>
      <p>{t(`explore.no_map.${why}`)}</p>
      {why !== "no_webgl" && (
        <p>
          <Button icon="map" onClick={insist}>
            {why === "data_saver" ? t("explore.no_map.insist") : t("app.retry")}
          </Button>
        </p>
      )}
    </Notice>
  );
}
