// SPDX-License-Identifier: EUPL-1.2
import type { Explanation } from "../../api/rules.ts";
import { Icon } from "../../components/Icon/Icon.tsx";
import { t } from "../../i18n/text.ts";
import { RuleWords } from "./RuleWords.tsx";

/** The department that would answer, and everything that was looked at on the way to it. */
export function Why({ found }: { found: Explanation }) {
  const areas = found.areas.map(({ name }) => name).join(", ");
  return (
    <div class="stack">
      <div class="rules-answer">
        <p class="muted small">{t("rules.here.department")}</p>
        <p class="rules-department">{found.department.name}</p>
        <p>{t(`rules.why.${found.why}`)}</p>
      </div>
      <dl class="rules-facts">
        <dt>{t("rules.category")}</dt>
        <dd>{found.category.name}</dd>
        {found.address && (
          <>
            <dt>{t("rules.here.address")}</dt>
            <dd>{found.address}</dd>
          </>
        )}
        <dt>{t("rules.here.areas")}</dt>
        <dd>{areas || t("rules.here.areas.none")}</dd>
        {found.building && (
          <>
            <dt>{t("rules.here.building")}</dt>
            <dd>{found.building.name}</dd>
          </>
        )}
      </dl>
      <h2 class="rules-h">{t("rules.here.steps")}</h2>
      <ol class="rules-steps">
        {found.steps.map((step) => (
          <li key={JSON.stringify(step)} data-won={step.has_won}>
            <Icon name={step.has_won ? "check" : "minus"} />
            <div>
              <RuleWords rule={step.rule} />
              <p class="muted small">{t(`rules.why.${step.why}`)}</p>
            </div>
          </li>
        ))}
      </ol>
    </div>
  );
}
