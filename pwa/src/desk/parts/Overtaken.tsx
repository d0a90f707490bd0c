// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from "preact/hooks";
import { Button } from "../../components/Button/Button.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { dateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";

interface Props {
  title: string;
  /** When the other saved it. */
  at: string;
  /** In what the two differ, in words. */
  parts: readonly string[];
  /** Whether theirs is shown in the form now. */
  isTheirs: boolean;
  onLook: () => void;
  /** Go on with one's own, on top of theirs. */
  onInsist: () => void;
  onDrop: () => void;
}

/** Somebody else changed it while this was typed: what is kept, and what one may do. */
export function Overtaken({ title, at, parts, isTheirs, onLook, onInsist, onDrop }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div ref={box} tabIndex={-1}>
      <Notice kind="warning" title={title} isAnnounced>
        <p>{t("desk.overtaken.text", { at: dateTime(at) })}</p>
        {parts.length > 0 && <p>{t("desk.overtaken.parts", { parts: parts.join(", ") })}</p>}
        <p class="row">
          <Button icon="eye" aria-pressed={isTheirs} onClick={onLook}>
            {t("desk.overtaken.look")}
          </Button>
          <Button icon="edit" onClick={onInsist}>
            {t("desk.overtaken.insist")}
          </Button>
          <Button look="quiet" icon="undo" onClick={onDrop}>
            {t("desk.overtaken.drop")}
          </Button>
        </p>
      </Notice>
    </div>
  );
}
