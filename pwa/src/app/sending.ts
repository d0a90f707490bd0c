// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import { flush, nextTryS, OUTBOX } from "./outbox.ts";

/** Whether the device says that it has a connection; it may be wrong. */
export const isOnline = signal(navigator.onLine);
/** Whether something is being sent by this tab. */
export const isSending = signal(false);

interface SyncRegistration extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> };
}

let timer: ReturnType<typeof setTimeout> | undefined;

/** Send what waits as soon as that is possible, even if this tab is closed meanwhile. */
export async function sendSoon({ isForced = false } = {}): Promise<void> {
  void askBrowserToSend();
  isSending.value = true;
  try {
    await flush({ isForced });
  } finally {
    isSending.value = false;
  }
  clearTimeout(timer);
  const s = await nextTryS();
  if (s !== null) timer = setTimeout(() => void sendSoon(), s * 1000);
}

/** Where there is Background Sync, the browser wakes the service worker once it is online. */
async function askBrowserToSend(): Promise<void> {
  const registration = (await navigator.serviceWorker?.getRegistration()) as
    | SyncRegistration
    | undefined;
  // Refused without a service worker that runs, or in private windows: the page sends by itself.
  await registration?.sync?.register(OUTBOX).catch(() => undefined);
}

/** Send at every moment at which it may have become possible. */
export function sendByItself(): void {
  addEventListener("online", () => {
    isOnline.value = true;
    void sendSoon({ isForced: true });
  });
  addEventListener("offline", () => {
    isOnline.value = false;
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void sendSoon();
  });
  void sendSoon();
}
