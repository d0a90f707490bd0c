// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import "./Toast.css";

interface Message {
  text: string;
  action?: { label: string; run: () => void };
}

const message = signal<Message | null>(null);
/** Long enough to read a line and reach its button. */
const SHOWN_MS = 6000;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Say in one line what just happened; it goes by itself. */
export function toast(text: string, action?: Message["action"]): void {
  message.value = action ? { text, action } : { text };
  clearTimeout(timer);
  timer = setTimeout(() => {
    message.value = null;
  }, SHOWN_MS);
}

/** Where `toast` speaks; once, in the shell. */
export function Toasts() {
  const shown = message.value;
  return (
    <div class="toasts" role="status">
      {shown && (
        <p class="toast">
          <span>{shown.text}</span>
          {shown.action && (
            <button
              type="button"
              onClick={() => {
                shown.action?.run();
                message.value = null;
              }}
            >
              {shown.action.label}
            </button>
          )}
        </p>
      )}
    </div>
  );
}
