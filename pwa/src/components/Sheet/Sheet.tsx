// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useEffect, useId, useRef } from "preact/hooks";
import { t } from "../../i18n/text.ts";
import { IconButton } from "../Button/Button.tsx";
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
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // One step of history belongs to the sheet, so that "back" closes it and nothing else.
    history.pushState({ ...history.state, sheet: true }, "");
    const popped = () => close.current();
    addEventListener("popstate", popped, { once: true });
    return () => {
      removeEventListener("popstate", popped);
      if (history.state?.sheet) history.back();
      shown?.close();
    };
  }, []);
  const swipe = useSwipeDown(() => close.current());
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape does the same (onCancel).
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
