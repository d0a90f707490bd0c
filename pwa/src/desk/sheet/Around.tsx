// SPDX-License-Identifier: EUPL-1.2
import type { SheetView } from "../../api/sheet.ts";
import { ClockChip } from "../../components/Clock/Clock.tsx";
import { Status } from "../../components/Status/Status.tsx";
import { distance } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";

type Near = SheetView["nearby"][number];
type Similar = SheetView["similar"][number];

interface Props {
  sheet: SheetView;
  /** Whether this report can be joined to another. */
  mayMerge: boolean;
  onMerge: (number: string) => void;
}

/** The likeliest come first; more than these are one tap further. */
const SEEN_N = 3;

/** Reports that may be about the same thing, and whatever else is open close by. */
export function Around({ sheet, mayMerge, onMerge }: Props) {
  const similar = new Set(sheet.similar.map(({ id }) => id));
  const line = (one: Similar) => (
    <li key={one.id}>
      <Line one={one} why={whyWords(one)} />
      {mayMerge && (
        <button type="button" class="sheet-link" onClick={() => onMerge(one.number)}>
          {t("sheet.around.merge", { number: one.number })}
        </button>
      )}
    </li>
  );
  const less = sheet.similar.slice(SEEN_N);
  const others = sheet.nearby.filter(({ id }) => !similar.has(id));
  return (
    <section class="stack-s" aria-labelledby="sheet-around">
      <h2 id="sheet-around">{t("sheet.around")}</h2>
      {sheet.similar.length === 0 && others.length === 0 && (
        <p class="muted small">{t("sheet.around.none")}</p>
      )}
      {sheet.similar.length > 0 && (
        <ul class="sheet-lines">{sheet.similar.slice(0, SEEN_N).map(line)}</ul>
      )}
      {less.length > 0 && (
        <details class="sheet-more">
          <summary>{t("sheet.around.less", { n: less.length })}</summary>
          <ul class="sheet-lines">{less.map(line)}</ul>
        </details>
      )}
      {others.length > 0 && (
        <details class="sheet-more">
          <summary>{t("sheet.around.others", { n: others.length })}</summary>
          <ul class="sheet-lines">
            {others.map((one) => (
              <li key={one.id}>
                <Line one={one} why={distance(one.distance_m)} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Line({ one, why }: { one: Near | Similar; why: string }) {
  return (
    <a class="sheet-near" href={`/desk/reports/${one.number}`}>
      <span class="sheet-near-what">
        <b>{one.category.name}</b>
        <span class="muted">{one.address}</span>
      </span>
      <span class="sheet-near-how small">
        <Status status={one.status} />
        <ClockChip state={one.clock} dueAt={null} />
        <span class="muted">{why}</span>
      </span>
    </a>
  );
}

/** Return why two reports look alike: how far they are apart, and what they share. */
function whyWords({ alike, distance_m }: Similar): string {
  return [distance(distance_m), ...alike.map((one) => t(`sheet.why.${one}`))].join(" · ");
}
