// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { Campaign } from "../../api/campaigns.ts";
import { categoryIn } from "../../api/catalogue.ts";
import { useCatalogue } from "../../app/catalogue.ts";
import { dateTime } from "../../i18n/format.ts";
import { t, words } from "../../i18n/text.ts";
import { editedOf, unsaid } from "./edited.ts";
import { amount } from "./figures.ts";
import { LanguageBar, tagsOf } from "./LanguageBar.tsx";
import { PlanArea } from "./PlanArea.tsx";
import { type Change, changesOf, type Fact, factsOf, isMoved, kindFacts } from "./plan.ts";

interface Props {
  campaign: Campaign;
}

/** All that a manager approves, or has approved; a draft with what is new since it was approved. */
export function PlanPart({ campaign }: Props) {
  const tags = tagsOf();
  const [tag, choose] = useState(tags[0] ?? "en");
  const catalogue = useCatalogue().value;
  const categoryName = (code: string) => {
    const category = categoryIn(catalogue, code);
    return category ? `${words(category.group.name)}: ${words(category.name)}` : code;
  };
  const last = campaign.state === "draft" ? campaign.last_approval : null;
  const changes = last ? changesOf(last.campaign, campaign, categoryName) : [];
  const changed = new Set(changes.map(({ id }) => id));
  const before = last && isMoved(last.campaign, campaign) ? last : null;
  return (
    <div class="stack">
      {last && (
        <Changes
          at={last.approved_at}
          changes={before ? [...changes, moved(before.km2, campaign.km2)] : changes}
        />
      )}
      <LanguageBar
        tags={tags}
        chosen={tag}
        unsaid={unsaid(editedOf(campaign), tags)}
        isRead
        onChoose={choose}
      />
      <div class="mapping-two">
        <PlanArea campaign={campaign} before={before?.campaign.area ?? null} />
        <Facts of={factsOf(campaign)} {...{ tag, changed }} />
      </div>
      <h4>{t("mapping.kinds")}</h4>
      <div class="mapping-two">
        {campaign.kinds.map((kind) => (
          <article key={kind.code} class="mapping-card stack-s">
            <h5>{words(kind.name) || kind.code}</h5>
            {changed.has(kind.code) && <Mark text={t("mapping.plan.is_new")} />}
            <Facts of={kindFacts(kind, categoryName)} within={kind.code} {...{ tag, changed }} />
          </article>
        ))}
      </div>
    </div>
  );
}

/** The same of a campaign that is approved, for whoever wants to look. */
export function ApprovedPlan({ campaign }: Props) {
  const [isOpen, open] = useState(false);
  return (
    <details onToggle={({ currentTarget }) => open(currentTarget.open)}>
      <summary>{t("mapping.plan.approved")}</summary>
      {isOpen && <PlanPart campaign={campaign} />}
    </details>
  );
}

function moved(before: number, now: number): Change {
  const size = (km2: number) => t("mapping.plan.km2", { n: amount(km2, 2) });
  return { id: "area", label: t("mapping.area"), before: size(before), now: size(now) };
}

function Changes({ at, changes }: { at: string; changes: readonly Change[] }) {
  const when = { at: dateTime(at) };
  if (changes.length === 0) return <p class="muted">{t("mapping.plan.unchanged", when)}</p>;
  return (
    <section class="mapping-changes stack-s" aria-labelledby="mapping-changed">
      <h4 id="mapping-changed">{t("mapping.plan.changed", when)}</h4>
      <ul>
        {changes.map(({ id, label, before, now }) => (
          <li key={`${id} ${label}`}>
            <b>{label}</b>{" "}
            {before && (
              <del>
                <span class="unseen">{t("mapping.plan.before")} </span>
                {before}
              </del>
            )}{" "}
            {now && (
              <ins>
                <span class="unseen">{t("mapping.plan.now")} </span>
                {now}
              </ins>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

interface FactsProps {
  of: readonly Fact[];
  /** In which language. */
  tag: string;
  changed: ReadonlySet<string>;
  /** Code of the kind that they are of. */
  within?: string;
}

function Facts({ of, tag, changed, within }: FactsProps) {
  return (
    <dl class="mapping-facts">
      {of.map(({ id, label, said }) => (
        <div key={id}>
          <dt>
            {label} {changed.has(within ? `${within} ${id}` : id) && <Mark />}
          </dt>
          {typeof said === "string" ? (
            <dd>{said}</dd>
          ) : (
            <dd lang={said[tag] ? tag : undefined}>{said[tag] || t("mapping.plan.unsaid")}</dd>
          )}
        </div>
      ))}
    </dl>
  );
}

function Mark({ text = t("mapping.plan.is_changed") }: { text?: string }) {
  return <span class="mapping-mark">{text}</span>;
}
