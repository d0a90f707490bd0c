// SPDX-License-Identifier: EUPL-1.2
import { person } from "../api/session.ts";
import type { LocalReport } from "../app/database.ts";
import { TextField } from "../components/Field/Field.tsx";
import { Icon } from "../components/Icon/Icon.tsx";
import { t } from "../i18n/text.ts";
import { edit } from "./draft.ts";

/** Where the answer goes: asked last, with the reason; known already where somebody is signed in. */
export function Contact({ report, error }: { report: LocalReport; error: string | undefined }) {
  if (person.value) {
    return (
      <div class="fact">
        <Icon name="mail" />
        <p class="fact-words">{t("send.email.account", { email: person.value.email })}</p>
      </div>
    );
  }
  return (
    <TextField
      id="email"
      type="email"
      inputMode="email"
      autocomplete="email"
      label={t("send.email")}
      hint={t("send.email.why")}
      required
      error={error}
      value={report.email}
      onText={(email) => edit(report.id, { email: email.trim() })}
    />
  );
}
