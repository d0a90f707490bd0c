// SPDX-License-Identifier: EUPL-1.2
import { type DryRun, type RuleList, tryRules } from "../../api/rules.ts";
import { Button, IconButton } from "../../components/Button/Button.tsx";
import { t } from "../../i18n/text.ts";
import { Answered, useAsking } from "./asking.tsx";
import { asBody, type Change, keyOf, scopeOf, withoutChange } from "./changes.ts";
import { DryRunResult } from "./DryRunResult.tsx";
import { aboutOf } from "./RuleWords.tsx";
import { YamlCopy } from "./YamlCopy.tsx";

interface Props {
  jurisdiction: string;
  changes: readonly Change[];
  rules: RuleList;
  onChange: (changes: Change[]) => void;
}

/** Changes that are only thought of, and what they would have done with the reports of a year. */
export function DryRunPanel({ jurisdiction, changes, rules, onChange }: Props) {
  const { answer, ask } = useAsking<DryRun>(changes);
  return (
    <section class="stack rules-trial" aria-label={t("rules.trial")}>
      <h2 class="rules-h">{t("rules.trial")}</h2>
      {changes.length === 0 ? (
        <p class="muted">{t("rules.trial.none")}</p>
      ) : (
        <>
          <Changes changes={changes} rules={rules} onChange={onChange} />
          <p>
            <Button
              look="primary"
              icon="play"
              disabled={answer === "busy"}
              onClick={() => ask(() => tryRules(jurisdiction, asBody(changes)))}
            >
              {t("rules.trial.run")}
            </Button>
          </p>
        </>
      )}
      <div class="stack" aria-live="polite">
        <Answered of={answer}>
          {(run) => (
            <>
              <DryRunResult run={run} />
              <YamlCopy title={t("rules.yaml")} hint={t("rules.yaml.text")} text={run.yaml} />
            </>
          )}
        </Answered>
      </div>
    </section>
  );
}

function Changes({ changes, rules, onChange }: Omit<Props, "jurisdiction">) {
  return (
    <ul class="rules-changes">
      {changes.map(({ scope, body, isNew }) => (
        <li key={keyOf(scope)}>
          <span>
            <strong>{t(sort(body === null, isNew))}</strong> {nameOf(scope, rules)}
            {body && ` → ${body.department}`}
          </span>
          <IconButton
            icon="undo"
            label={t("rules.trial.undo", { about: nameOf(scope, rules) })}
            onClick={() => onChange(withoutChange(changes, scope))}
          />
        </li>
      ))}
    </ul>
  );
}

function sort(isGone: boolean, isNew: boolean) {
  if (isGone) return "rules.trial.removed" as const;
  return isNew ? ("rules.trial.added" as const) : ("rules.trial.changed" as const);
}

/** Words of a rule that is there, else the codes of what it is about. */
function nameOf(scope: Change["scope"], { rules }: RuleList): string {
  const known = rules.find(({ rule }) => keyOf(scopeOf(rule)) === keyOf(scope));
  if (known) return aboutOf(known.rule);
  const named = (code: string | null | undefined) => (code ? { code, name: code } : null);
  const { category, group, area } = scope;
  return aboutOf({ category: named(category), group: named(group), area: named(area) });
}
