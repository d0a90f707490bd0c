// SPDX-License-Identifier: EUPL-1.2
import type { CaseItem } from "../../api/cases.ts";
import { dateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { CaseDeed } from "./CaseDeed.tsx";
import { Player, Said, SeenList } from "./CaseParts.tsx";
import { seen } from "./evidence.ts";

/** Somebody whom a check points at: what it saw, who they are, and what was said. */
export function CaseCard({ of: item, onDone }: { of: CaseItem; onDone: () => void }) {
  const title = `case-${item.id}`;
  return (
    <article class="mapping-card stack-s" aria-labelledby={title}>
      <h2 id={title}>{t(`mapping.case.${item.kind}`)}</h2>
      <p class="muted">{dateTime(item.opened_at)}</p>
      <p>{t(`mapping.case.${item.kind}.text`)}</p>
      <SeenList of={seen(item.evidence)} />
      <Player of={item.person} />
      {item.other && <Player of={item.other} isOther />}
      {item.reason && item.decided_at && (
        <Said at={item.decided_at} label={t(`mapping.case.was.${item.state}`)} text={item.reason} />
      )}
      {item.appeal && item.appealed_at && (
        <Said at={item.appealed_at} label={t("mapping.case.appeal")} text={item.appeal} />
      )}
      {item.appeal_reason && item.appeal_decided_at && (
        <Said
          at={item.appeal_decided_at}
          label={t("mapping.case.appeal.answer")}
          text={item.appeal_reason}
        />
      )}
      <CaseDeed of={item} onDone={onDone} />
    </article>
  );
}
