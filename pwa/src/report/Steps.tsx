// SPDX-License-Identifier: EUPL-1.2
import type { LocalReport } from "../app/database.ts";
import { Icon } from "../components/Icon/Icon.tsx";
import { t } from "../i18n/text.ts";
import "./Steps.css";

const STEPS = ["where", "what", "send"] as const;
export type Step = (typeof STEPS)[number];

function address(report: LocalReport, step: Step): string {
  return step === "where" ? `/report/${report.id}` : `/report/${report.id}/${step}`;
}

function isDone({ place, category }: LocalReport, step: Step): boolean {
  if (step === "where") return place !== null;
  return step === "what" && category !== null;
}

/** The way of a report: what is done, where one stands; what is done can be gone back to. */
export function Steps({ report, at }: { report: LocalReport; at: Step }) {
  return (
    <nav class="steps-nav" aria-label={t("steps.label")}>
      <ol class="steps">
        {STEPS.map((step) => {
          const isPast = step !== at && isDone(report, step);
          return (
            <li
              key={step}
              class="steps-one"
              data-done={isPast}
              aria-current={step === at ? "step" : undefined}
            >
              {isPast ? (
                <a href={address(report, step)}>
                  <Icon name="check" />
                  <span>{t(`steps.${step}`)}</span>
                </a>
              ) : (
                <span class="steps-word">{t(`steps.${step}`)}</span>
              )}
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
