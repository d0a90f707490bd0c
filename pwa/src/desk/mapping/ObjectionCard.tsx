// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { decideObjection, type ObjectionItem, type SetAside } from "../../api/cases.ts";
import { dateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { Player, Said, SeenList } from "./CaseParts.tsx";
import { Decision } from "./Decision.tsx";
import { measured } from "./evidence.ts";
import { PointPlace } from "./PointPlace.tsx";

/** A point or an answer that a check set aside, and what its author says to that. */
export function ObjectionCard({ of: item, onDone }: { of: ObjectionItem; onDone: () => void }) {
  return (
    <SetAsideCard of={item}>
      {item.photo && (
        <img
          class="mapping-photo"
          src={item.photo.url.replace("{size}", "medium")}
          alt={t("mapping.objection.photo")}
          loading="lazy"
        />
      )}
      <Said at={item.made_at} label={t("mapping.objection.words")} text={item.text} />
      <Verdict of={item} onDone={onDone} />
    </SetAsideCard>
  );
}

interface AsideProps {
  of: SetAside;
  children?: ComponentChildren;
}

/** What a check set aside: whose it is, where, and what was measured. */
export function SetAsideCard({ of: item, children }: AsideProps) {
  const { subject, evidence } = item;
  const title = `aside-${item.id}`;
  return (
    <article class="mapping-card stack-s" aria-labelledby={title}>
      <h2 id={title}>
        {subject.kind?.name ?? subject.report_number ?? t("mapping.objection.report")}
      </h2>
      <p class="muted">{[subject.campaign?.title, dateTime(item.at)].filter(Boolean).join(", ")}</p>
      <p>{t(`mapping.objection.${subject.answer ?? "point"}`)}</p>
      <ul class="mapping-reasons">
        {evidence.flags.map((flag) => (
          <li key={flag}>{t(`mapping.flag.${flag}`)}</li>
        ))}
      </ul>
      <SeenList of={measured(evidence)} />
      <PointPlace lon={item.lon} lat={item.lat} />
      <Player of={item.person} />
      {children}
    </article>
  );
}

/** What was decided, or what can be. */
function Verdict({ of: item, onDone }: { of: ObjectionItem; onDone: () => void }) {
  if (item.reason !== null && item.decided_at !== null) {
    const label = t(item.counts ? "mapping.objection.was.counts" : "mapping.objection.was.stands");
    return <Said at={item.decided_at} label={label} text={item.reason} />;
  }
  if (item.is_mine) return <p class="muted">{t("mapping.objection.mine")}</p>;
  return (
    <Decision
      consequence={t("mapping.objection.text")}
      onDone={onDone}
      choices={[
        ["mapping.objection.counts", "check", (words) => decideObjection(item.id, "counts", words)],
        ["mapping.objection.stands", "stop", (words) => decideObjection(item.id, "stands", words)],
      ]}
    />
  );
}
