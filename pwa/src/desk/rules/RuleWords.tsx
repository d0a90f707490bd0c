// SPDX-License-Identifier: EUPL-1.2
import type { RuleView } from "../../api/rules.ts";
import { t } from "../../i18n/text.ts";

/** Return what a rule is about, and where: "Pothole, in Kallio". */
export function aboutOf(rule: Pick<RuleView, "category" | "group" | "area">): string {
  const about =
    rule.category?.name ??
    (rule.group ? t("rules.about.group", { group: rule.group.name }) : t("rules.about.all"));
  return rule.area ? t("rules.about.in", { about, area: rule.area.name }) : about;
}

/** Return who answers by a rule: "Housing, or who manages the building". */
export function answererOf(rule: Pick<RuleView, "department" | "by_building_manager">): string {
  const department = rule.department.name;
  return rule.by_building_manager ? t("rules.by_manager", { department }) : department;
}

/** A rule in a line; null is the dispatcher, who needs none. */
export function RuleWords({ rule }: { rule: RuleView | null }) {
  if (!rule) return <span>{t("rules.dispatcher")}</span>;
  return (
    <span>
      {aboutOf(rule)} <span aria-hidden="true">→</span>
      <span class="unseen">: </span> <strong>{answererOf(rule)}</strong>
    </span>
  );
}
