// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { type Preview, previewResponse } from "../../../api/deskDeeds.ts";
import { Button } from "../../../components/Button/Button.tsx";
import { DeedFailure, useDeed } from "../../../forms/deed.tsx";
import { isLanguage, LANGUAGES } from "../../../i18n/language.ts";
import { t } from "../../../i18n/text.ts";
import { bodyOf, type Said } from "../respond.ts";

/** The mail as the reporter will read it, in their language; asked for when somebody wants it. */
export function PreviewPart({ report_id, said }: { report_id: string; said: Said }) {
  const [preview, show] = useState<Preview | null>(null);
  const asking = useDeed();
  const { outcome, text, template } = said;
  // What was looked at is not what would be sent any more.
  useEffect(() => show(null), [outcome, text, template, said.who, said.reason, said.scheduled_on]);
  if (!text.trim()) return null;
  const look = () =>
    asking.run(async () => show(await previewResponse(report_id, bodyOf(said, []))));
  return (
    <div class="stack-s" aria-live="polite">
      {preview ? (
        <Mail preview={preview} />
      ) : (
        <p>
          <Button look="quiet" icon="mail" disabled={asking.isBusy} onClick={() => void look()}>
            {t("desk.form.preview")}
          </Button>
        </p>
      )}
      <DeedFailure error={asking.error} isKept />
    </div>
  );
}

function Mail({ preview }: { preview: Preview }) {
  const { language, subject, text, is_in_own_language } = preview;
  return (
    <>
      <p class="small muted">
        {t("desk.form.preview.language", {
          language: isLanguage(language) ? LANGUAGES[language] : language,
        })}
        {!is_in_own_language && ` ${t("desk.form.preview.foreign")}`}
      </p>
      <blockquote class="asked-mail" lang={language}>
        <p>
          <b>{subject}</b>
        </p>
        <p class="asked-mail-text">{text}</p>
      </blockquote>
    </>
  );
}
