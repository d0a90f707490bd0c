// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useId, useRef } from "preact/hooks";
import { t } from "../../i18n/text.ts";
import { IconButton } from "../Button/Button.tsx";
import { useModal } from "./modal.ts";
import "./Sheet.css";

interface Props {
  title: string;
  onClose: () => void;
  children: ComponentChildren;
}

/** Slides from below over the screen; closes by its button, Escape, the back button, a swipe or a tap beside it. */
export function Sheet({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();
  useModal(dialog, onClose);
  const swipe = useSwipeDown(onClose);
  return (
    <dialog
      ref={dialog}
      class="sheet"
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => event.target === dialog.current && onClose()}
    >
      <div class="sheet-inside">
        <header class="sheet-top" {...swipe}>
          <h2 id={heading}>{title}</h2>
          <IconButton icon="close" label={t("app.close")} onClick={onClose} />
        </header>
        <div class="sheet-body stack">{children}</div>
      </div>
    </dialog>
  );
}

/** Pixels by which a finger must have pulled the top of the sheet. */
const PULL_PX = 60;

function useSwipeDown(done: () => void) {
  const from = useRef<number | null>(null);
  return {
    onTouchStart: (event: TouchEvent) => {
      from.current = event.touches[0]?.clientY ?? null;
    },
    onTouchEnd: (event: TouchEvent) => {
      const to = event.changedTouches[0]?.clientY ?? 0;
      if (from.current !== null && to - from.current > PULL_PX) done();
      from.current = null;
    },
  };
}
