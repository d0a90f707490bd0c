// SPDX-License-Identifier: EUPL-1.2
import { Notice } from "../components/Notice/Notice.tsx";
import { t } from "../i18n/text.ts";

/** Something that is missing or wrong: the id of its field, and a sentence that says what to do. */
export interface Fault {
  field: string;
  words: string;
}

const ID = "error-summary";

/** Everything that is missing or wrong in a form, each leading to its field. */
export function ErrorSummary({ faults }: { faults: Fault[] }) {
  return (
    <div id={ID} tabIndex={-1} class="error-summary">
      {faults.length > 0 && (
        <Notice kind="error" title={t("follow.wrong.title")} isAnnounced>
          <ul>
            {faults.map(({ field, words }) => (
              <li key={field}>
                <a
                  href={`#${field}`}
                  onClick={(event) => {
                    event.preventDefault();
                    document.getElementById(field)?.focus();
                  }}
                >
                  {words}
                </a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  );
}

/** Bring what is wrong before the eyes, once it is drawn. */
export function focusSummary(): void {
  requestAnimationFrame(() => {
    const summary = document.getElementById(ID);
    summary?.scrollIntoView({ block: "nearest" });
    summary?.focus({ preventScroll: true });
  });
}
