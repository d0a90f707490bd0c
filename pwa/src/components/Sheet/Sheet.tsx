// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef, useState } from "preact/hooks";
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
        <Body>{children}</Body>
      </div>
    </dialog>
  );
}

/** What is longer than the sheet is reached by keys, too. */
function Body({ children }: Pick<Props, "children">) {
  const body = useRef<HTMLDivElement>(null);
  const [isLong, measure] = useState(false);
  useEffect(() => {
    // The sheet is laid out after it has been opened.
    const frame = requestAnimationFrame(() => {
      const { scrollHeight = 0, clientHeight = 0 } = body.current ?? {};
      measure(scrollHeight > clientHeight + 1);
    });
    return () => cancelAnimationFrame(frame);
  });
  return (
    <div class="sheet-body stack" ref={body} tabIndex={isLong ? 0 : undefined}>
      {children}
    </div>
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
