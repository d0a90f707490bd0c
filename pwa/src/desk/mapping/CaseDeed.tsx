// SPDX-License-Identifier: EUPL-1.2
import { type CaseItem, decideAppeal, resolveCase } from "../../api/cases.ts";
import { t } from "../../i18n/text.ts";
import { Decision } from "./Decision.tsx";

/** What a moderator may decide of a case, each with words that the person reads. */
export function CaseDeed({ of: item, onDone }: { of: CaseItem; onDone: () => void }) {
  if (item.state === "open") {
    return (
      <Decision
        consequence={t("mapping.case.fraud.text")}
        onDone={onDone}
        choices={[
          ["mapping.case.clear", "check", (words) => resolveCase(item.id, "cleared", words)],
          ["mapping.case.fraud", "stop", (words) => resolveCase(item.id, "fraud", words)],
        ]}
      />
    );
  }
  if (!item.appealed_at || item.appeal_decided_at) return null;
  if (item.decided_by_me) return <p class="muted">{t("mapping.case.appeal.other")}</p>;
  return (
    <Decision
      consequence={t("mapping.case.back.text")}
      onDone={onDone}
      choices={[
        ["mapping.case.back", "undo", (words) => decideAppeal(item.id, "taken_back", words)],
        ["mapping.case.upheld", "stop", (words) => decideAppeal(item.id, "upheld", words)],
      ]}
    />
  );
}
