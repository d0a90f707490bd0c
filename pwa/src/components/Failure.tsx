// SPDX-License-Identifier: EUPL-1.2
import { Refusal } from "../api/client.ts";
import { t } from "../i18n/text.ts";
import { Button } from "./Button/Button.tsx";
import { Notice } from "./Notice/Notice.tsx";

/** Say what went wrong and what to do next: the server's words, or that there is no connection. */
export function failureText(error: unknown): string {
  if (error instanceof Refusal) {
    return error.status >= 500 ? t("app.failure.server") : error.message;
  }
  return error instanceof TypeError ? t("app.failure.offline") : t("app.failure.ours");
}

/** What a screen shows in the place of what could not be loaded. */
export function Failure({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  return (
    <Notice kind="error" isAnnounced>
      <p>{failureText(error)}</p>
      {onRetry && (
        <p>
          <Button icon="undo" onClick={onRetry}>
            {t("app.retry")}
          </Button>
        </p>
      )}
    </Notice>
  );
}
