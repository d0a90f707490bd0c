// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { listRules, type RuleList, type RuleView } from "../../api/rules.ts";
import { Button } from "../../components/Button/Button.tsx";
import { TextField } from "../../components/Field/Field.tsx";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { Loaded } from "../parts/Loaded.tsx";
import { type Change, keyOf, scopeOf, withChange } from "./changes.ts";
import { mayChange } from "./city.ts";
import { DryRunPanel } from "./DryRunPanel.tsx";
import { RuleSheet } from "./RuleSheet.tsx";
import { aboutOf, answererOf } from "./RuleWords.tsx";

/** All rules with how often each decided, and changes of them on trial. */
export function RulesPart({ jurisdiction }: { jurisdiction: string }) {
  return (
    <Loaded name={`rules ${jurisdiction}`} load={() => listRules(jurisdiction)} n={8}>
      {(found) => <Rules found={found} />}
    </Loaded>
  );
}

function Rules({ found }: { found: RuleList }) {
  const [changes, change] = useState<Change[]>([]);
  /** The rule whose sheet is open; "new": none yet. */
  const [open, edit] = useState<RuleView | "new" | null>(null);
  const [text, type] = useState("");
  const put = (one: Change) => change(withChange(changes, one));
  const known = new Set(found.rules.map(({ rule }) => keyOf(scopeOf(rule))));
  return (
    <div class="rules-two">
      {mayChange() && (
        <DryRunPanel
          jurisdiction={found.jurisdiction}
          changes={changes}
          rules={found}
          onChange={change}
        />
      )}
      <section class="stack-s" aria-label={t("rules.routing.rules")}>
        <div class="rules-find">
          <TextField type="search" label={t("rules.find")} value={text} onText={type} />
          {mayChange() && (
            <Button icon="add" onClick={() => edit("new")}>
              {t("rules.add")}
            </Button>
          )}
        </div>
        <RuleTable found={found} text={text} changes={changes} onEdit={edit} />
      </section>
      {open && (
        <RuleSheet
          jurisdiction={found.jurisdiction}
          rule={open === "new" ? null : open}
          onClose={() => edit(null)}
          onRemove={(rule) => {
            put({ scope: scopeOf(rule), body: null, isNew: false });
            edit(null);
          }}
          onDone={(body) => {
            const { category = null, group = null, area = null } = body;
            const scope = { category, group, area };
            put({ scope, body, isNew: !known.has(keyOf(scope)) });
            edit(null);
          }}
        />
      )}
    </div>
  );
}

interface TableProps {
  found: RuleList;
  text: string;
  changes: readonly Change[];
  onEdit: (rule: RuleView) => void;
}

function RuleTable({ found, text, changes, onEdit }: TableProps) {
  const wanted = text.trim().toLocaleLowerCase(language.value);
  const shown = found.rules.filter(({ rule }) =>
    `${aboutOf(rule)} ${answererOf(rule)}`.toLocaleLowerCase(language.value).includes(wanted),
  );
  const touched = new Set(changes.map(({ scope }) => keyOf(scope)));
  return (
    <>
      <table class="rules-table">
        <caption class="unseen">{t("rules.routing.rules")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("rules.col.about")}</th>
            <th scope="col" class="rules-beside">
              {t("rules.col.department")}
            </th>
            <th scope="col" class="rules-n">
              {t("rules.col.n", { days: found.days })}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ rule, n_reports }) => (
            <tr key={keyOf(scopeOf(rule))} data-touched={touched.has(keyOf(scopeOf(rule)))}>
              <th scope="row">
                {mayChange() ? (
                  <button type="button" class="rules-open" onClick={() => onEdit(rule)}>
                    <span class="unseen">{t("rules.change")}</span> {aboutOf(rule)}
                  </button>
                ) : (
                  aboutOf(rule)
                )}
                <span class="rules-below">{answererOf(rule)}</span>
              </th>
              <td class="rules-beside">{answererOf(rule)}</td>
              <td class="rules-n figures">{n_reports.toLocaleString(language.value)}</td>
            </tr>
          ))}
          {wanted === "" && (
            <tr>
              <th scope="row">
                {t("rules.dispatcher")}
                <span class="rules-below">{found.dispatcher.name}</span>
              </th>
              <td class="rules-beside">{found.dispatcher.name}</td>
              <td class="rules-n figures">
                {found.n_by_dispatcher.toLocaleString(language.value)}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      {shown.length === 0 && <p class="muted">{t("rules.find.none")}</p>}
    </>
  );
}
