// SPDX-License-Identifier: EUPL-1.2
import { reportOf } from "../api/explore.ts";
import { useResource } from "../api/resource.ts";
import { IconButton } from "../components/Button/Button.tsx";
import { Failure } from "../components/Failure.tsx";
import { ReportCard } from "../components/ReportCard/ReportCard.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { t } from "../i18n/text.ts";
import { itemOf } from "./item.ts";
import "./Picked.css";

interface Props {
  /** The report that is looked at. */
  number: string;
  /** All that were touched, it included. */
  numbers: readonly string[];
  onPick: (number: string) => void;
  onClose: () => void;
}

/** The report that was touched on the map; where several lie on each other, one after another. */
export function Picked({ number, numbers, onPick, onClose }: Props) {
  const place = numbers.indexOf(number);
  const n = numbers.length;
  const step = (by: number) => {
    const next = numbers[(place + by + n) % n];
    if (next) onPick(next);
  };
  return (
    <section class="picked" aria-label={t("explore.picked")}>
      <div class="picked-top">
        {n > 1 && (
          <div class="picked-steps">
            <IconButton
              icon="back"
              class="picked-before"
              label={t("explore.picked.before")}
              onClick={() => step(-1)}
            />
            <span class="small figures" role="status">
              {t("explore.picked.place", { at: place + 1, n })}
            </span>
            <IconButton
              icon="back"
              class="picked-next"
              label={t("explore.picked.next")}
              onClick={() => step(1)}
            />
          </div>
        )}
        <IconButton icon="close" class="picked-close" label={t("app.close")} onClick={onClose} />
      </div>
      <PickedCard key={number} number={number} />
    </section>
  );
}

function PickedCard({ number }: { number: string }) {
  const { value, error } = useResource(`report ${number}`, () => reportOf(number));
  if (value) return <ReportCard report={itemOf(value)} />;
  return error ? <Failure error={error} /> : <Skeleton n={1} />;
}
