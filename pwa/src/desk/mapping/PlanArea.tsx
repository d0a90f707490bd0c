// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { type AreaBody, type Campaign, type Preview, previewArea } from "../../api/campaigns.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Failure } from "../../components/Failure.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { t } from "../../i18n/text.ts";
import { AreaMap } from "../../map/AreaMap.tsx";
import { Previewed, reportsIn } from "./AreaField.tsx";
import { bboxOf } from "./corners.ts";
import { amount } from "./figures.ts";

interface Props {
  campaign: Campaign;
  /** The area as it was approved before, where it is another one now. */
  before: AreaBody | null;
}

/** Where residents are asked to go, in figures and on the map, with what is reported there already. */
export function PlanArea({ campaign, before }: Props) {
  const { area, km2, progress } = campaign;
  const [preview, show] = useState<Preview | null>(null);
  const [failure, fail] = useState<unknown>(null);
  const asking = useDeed();
  const categories = campaign.kinds.flatMap(({ category }) => category ?? []);
  const ask = () =>
    void asking.run(async () => {
      show(await previewArea(campaign.department.code, area, categories));
    });
  return (
    <section class="stack-s" aria-label={t("mapping.area")}>
      <p>
        {t("mapping.preview.size", { km2: amount(km2, 2), n: progress.n_cells })}
        {before && <> {t("mapping.plan.dashed")}</>}
      </p>
      {failure ? (
        <Failure error={failure} />
      ) : (
        <div class="mapping-map">
          <AreaMap
            label={t("mapping.area.map")}
            bbox={bboxOf(area)}
            cells={preview?.cells ?? null}
            reports={reportsIn(preview)}
            onFail={fail}
            {...{ area, before }}
          />
        </div>
      )}
      {campaign.actions.length > 0 && (
        <p>
          <Button icon="eye" disabled={asking.isBusy} onClick={ask}>
            {t("mapping.preview")}
          </Button>
        </p>
      )}
      <DeedFailure error={asking.error} />
      {preview && <Previewed of={preview} />}
    </section>
  );
}
