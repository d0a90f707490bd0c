// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { type Campaign, loadCells, type Cells as Shapes } from "../api/mapping.ts";
import { Button } from "../components/Button/Button.tsx";
import { DeedFailure, useDeed } from "../forms/deed.tsx";
import { t } from "../i18n/text.ts";
import { hindrance } from "../map/support.ts";
import { asBbox } from "../map/tiles.ts";

type CellsMap = typeof import("../map/CellsMap.tsx")["CellsMap"];

/** The area in cells: where somebody has looked; fetched when it is asked for. */
export function Cells({ campaign }: { campaign: Campaign }) {
  const [shown, show] = useState<{ MapOf: CellsMap; cells: Shapes } | null>(null);
  const [hasFailed, fail] = useState(hindrance() === "no_webgl");
  const deed = useDeed();
  const open = () =>
    void deed.run(async () => {
      const [{ CellsMap: MapOf }, cells] = await Promise.all([
        import("../map/CellsMap.tsx"),
        loadCells(campaign.id),
      ]);
      show({ MapOf, cells });
    });
  if (hasFailed) return <p role="status">{t("play.map.none")}</p>;
  if (!shown) {
    return (
      <div class="stack-s">
        <p>
          <Button icon="map" disabled={deed.isBusy} onClick={open}>
            {t("play.cells.show")}
          </Button>
        </p>
        <DeedFailure error={deed.error} />
      </div>
    );
  }
  const { MapOf, cells } = shown;
  const box = asBbox(campaign.bbox);
  if (!box) return null;
  return (
    <figure class="stack-s">
      <div class="cells-map">
        <MapOf label={t("play.cells")} cells={cells} bbox={box} onFail={() => fail(true)} />
      </div>
      <figcaption class="small muted">{t("play.cells.legend")}</figcaption>
    </figure>
  );
}
