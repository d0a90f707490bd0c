// SPDX-License-Identifier: EUPL-1.2
import type { RefObject } from "preact";
import { useEffect, useRef } from "preact/hooks";

/** Show a dialog over the screen as long as its component is there; "back" closes it and nothing else. */
export function useModal(dialog: RefObject<HTMLDialogElement | null>, onClose: () => void): void {
  const close = useRef(onClose);
  close.current = onClose;
  useEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    history.pushState({ ...history.state, sheet: true }, "");
    const popped = () => close.current();
    addEventListener("popstate", popped, { once: true });
    return () => {
      removeEventListener("popstate", popped);
      if (history.state?.sheet) history.back();
      shown?.close();
    };
  }, []);
}
