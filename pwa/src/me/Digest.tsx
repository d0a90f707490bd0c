// SPDX-License-Identifier: EUPL-1.2
import { useId } from "preact/hooks";
import { person, wantDigest } from "../api/session.ts";
import { failureText } from "../components/Failure.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { t } from "../i18n/text.ts";

/** Whose desk has a morning. */
const WORKERS = new Set<string>(["clerk", "inspector", "manager", "moderator"]);

/** Whether a mail each working morning says what is due; only for whom work waits. */
export function Digest() {
  const hint = useId();
  const me = person.value;
  if (!me?.grants.some(({ role }) => WORKERS.has(role))) return null;
  const choose = (wants: boolean) =>
    wantDigest(wants).catch((error: unknown) => toast(failureText(error)));
  return (
    <div>
      <label class="row me-choice">
        <input
          type="checkbox"
          checked={me.gets_digest}
          aria-describedby={hint}
          onChange={(event) => void choose(event.currentTarget.checked)}
        />
        <span>{t("me.digest")}</span>
      </label>
      <p id={hint} class="me-hint">
        {t("me.digest.hint")}
      </p>
    </div>
  );
}
