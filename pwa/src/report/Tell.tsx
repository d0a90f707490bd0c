// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { Category } from "../api/catalogue.ts";
import type { LocalReport } from "../app/database.ts";
import { addTemplate, templates } from "../app/habits.ts";
import { Button } from "../components/Button/Button.tsx";
import { TextArea } from "../components/Field/Field.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { t } from "../i18n/text.ts";
import { edit } from "./draft.ts";
import { TEXT_MAX_CHARS } from "./faults.ts";

interface Props {
  report: LocalReport;
  category: Category;
  error: string | undefined;
}

/** What somebody wants to say of it, with the texts that they keep for this kind of problem. */
export function Tell({ report, category, error }: Props) {
  const [isKeeping, keeping] = useState(false);
  const own = templates.value.filter((one) => one.category === category.code);
  const said = report.description.trim();
  const isNew = said !== "" && !own.some(({ text }) => text === said);
  const say = (description: string) => edit(report.id, { description });
  const keep = async () => {
    keeping(true);
    await addTemplate(category.code, said);
    keeping(false);
    toast(t("send.template.kept"));
  };
  return (
    <div class="stack-s">
      <TextArea
        id="description"
        label={t("send.optional", { label: t("send.text") })}
        hint={t(category.visibility === "private" ? "send.text.private" : "send.text.public")}
        maxLength={TEXT_MAX_CHARS}
        error={error}
        value={report.description}
        onText={say}
      />
      {own.length > 0 && (
        <ul class="templates" aria-label={t("send.templates")}>
          {own.map(({ id, text }) => (
            <li key={id}>
              <Button
                class="template"
                icon="add"
                onClick={() => say(joined(report.description, text))}
              >
                {text}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {isNew && (
        <div>
          <Button look="quiet" icon="star" disabled={isKeeping} onClick={() => void keep()}>
            {t("send.template.keep")}
          </Button>
        </div>
      )}
    </div>
  );
}

function joined(before: string, text: string): string {
  const said = before.trimEnd();
  return said === "" ? text : `${said}\n${text}`;
}
