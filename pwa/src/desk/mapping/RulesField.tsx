// SPDX-License-Identifier: EUPL-1.2
import { TextField } from "../../components/Field/Field.tsx";
import { t } from "../../i18n/text.ts";
import { Check } from "./Check.tsx";
import type { Edited } from "./edited.ts";
import { fieldId } from "./faults.ts";

interface Props {
  edited: Edited;
  errorOf: (pointer: string) => string | undefined;
  onChange: (part: Partial<Edited>) => void;
}

/** When it runs, what it aims at, and how much of it the department takes in a day. */
export function RulesField({ edited, errorOf, onChange }: Props) {
  const number = { type: "number", inputMode: "numeric" } as const;
  return (
    <section class="stack" aria-labelledby="mapping-rules">
      <h2 id="mapping-rules">{t("mapping.rules")}</h2>
      <div class="mapping-two">
        <TextField
          id={fieldId("/starts_at")}
          type="date"
          label={t("mapping.first_day")}
          value={edited.firstDay}
          error={errorOf("/starts_at")}
          onText={(firstDay) => onChange({ firstDay })}
        />
        <TextField
          id={fieldId("/ends_at")}
          type="date"
          label={t("mapping.last_day")}
          value={edited.lastDay}
          error={errorOf("/ends_at")}
          onText={(lastDay) => onChange({ lastDay })}
        />
        <TextField
          {...number}
          id={fieldId("/goal_share")}
          label={t("mapping.goal_share")}
          hint={t("mapping.goal_share.hint")}
          value={edited.goalShare}
          error={errorOf("/goal_share")}
          onText={(goalShare) => onChange({ goalShare })}
        />
        <TextField
          {...number}
          id={fieldId("/goal_n_verified")}
          label={t("mapping.goal_verified")}
          hint={t("mapping.goal.none")}
          value={edited.goalVerified}
          error={errorOf("/goal_n_verified")}
          onText={(goalVerified) => onChange({ goalVerified })}
        />
        <TextField
          {...number}
          id={fieldId("/reports_per_day")}
          label={t("mapping.budget")}
          hint={t("mapping.budget.hint")}
          value={edited.reportsPerDay}
          error={errorOf("/reports_per_day")}
          onText={(reportsPerDay) => onChange({ reportsPerDay })}
        />
      </div>
      <Check
        label={t("mapping.has_teams")}
        isOn={edited.hasTeams}
        onTurn={(hasTeams) => onChange({ hasTeams })}
      />
      <Check
        label={t("mapping.has_boards")}
        isOn={edited.hasBoards}
        onTurn={(hasBoards) => onChange({ hasBoards })}
      />
      <Check
        label={t("mapping.adults_only")}
        isOn={edited.isAdultsOnly}
        onTurn={(isAdultsOnly) => onChange({ isAdultsOnly })}
      />
    </section>
  );
}
