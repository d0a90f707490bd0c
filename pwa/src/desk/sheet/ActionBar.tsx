// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { Action } from "../../api/deskDeeds.ts";
import type { Report } from "../../api/report.ts";
import { Button, IconButton } from "../../components/Button/Button.tsx";
import { Sheet } from "../../components/Sheet/Sheet.tsx";
import { t } from "../../i18n/text.ts";
import { afterSheet } from "../parts/afterSheet.ts";
import { type Offered, offeredOf, primaryOf } from "./offered.ts";

interface Props {
  report: Report;
  onAct: (action: Action) => void;
}

/** So many stand beside the first one where there is room; the others are one tap further. */
const SEEN_N = 5;

/** What can be done with the report now, the most likely first; each with its key. */
export function ActionBar({ report, onAct }: Props) {
  const [isOpen, open] = useState(false);
  const offered = offeredOf(report.actions);
  const primary = primaryOf(offered);
  const others = offered.filter((one) => one !== primary);
  if (!primary) return null;
  const act = ({ action }: Offered) => {
    afterSheet(() => onAct(action));
    open(false);
  };
  return (
    <div class="sheet-actions">
      <Button look="primary" onClick={() => act(primary)}>
        <Said offered={primary} />
      </Button>
      {others.slice(0, SEEN_N).map((one) => (
        <Button key={one.action} class="sheet-action-beside" onClick={() => act(one)}>
          <Said offered={one} />
        </Button>
      ))}
      {others.length > 0 && (
        <IconButton
          icon="more"
          label={t("sheet.actions.more")}
          class={others.length > SEEN_N ? "" : "sheet-action-narrow"}
          onClick={() => open(true)}
        />
      )}
      {isOpen && (
        <Sheet title={t("sheet.actions")} onClose={() => open(false)}>
          <ul class="sheet-all-actions">
            {others.map((one) => (
              <li key={one.action}>
                <Button look="quiet" isWide onClick={() => act(one)}>
                  <Said offered={one} />
                </Button>
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </div>
  );
}

function Said({ offered: { action, key } }: { offered: Offered }) {
  return (
    <span class="sheet-said">
      {t(`desk.act.${action}`)}
      <kbd aria-hidden="true">{key}</kbd>
    </span>
  );
}
