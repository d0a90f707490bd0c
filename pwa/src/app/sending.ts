// SPDX-License-Identifier: EUPL-1.2
import { computed, signal } from "@preact/signals";
import { flush, nextTryS, OUTBOX } from "./outbox.ts";

/** Whether the device says that it has a connection; it may be wrong. */
export const isOnline = signal(navigator.onLine);
const nSending = signal(0);
/** Whether something is being sent by this tab. */
export const isSending = computed(() => nSending.value > 0);

interface SyncRegistration extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> };
}

let timer: ReturnType<typeof setTimeout> | undefined;

/**
 * Send what waits as soon as that is possible, even if this tab is closed meanwhile.
 *
 * @param isForced do not wait out the pauses after failures.
 */
export async function sendSoon({ isForced = false } = {}): Promise<void> {
  nSending.value += 1;
  try {
    if ((await nextTryS()) === null) return;
    void askBrowserToSend();
    await flush({ isForced });
  } catch {
    // The device's own store failed (a private window, a full disk): the next occasion may do.
  } finally {
    nSending.value -= 1;
  }
  await planNext();
}

async function planNext(): Promise<void> {
  const s = await nextTryS().catch(() => null);
  clearTimeout(timer);
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
    if (document.visibilityState === "visible") void sendSoon({ isForced: true });
  });
  void sendSoon({ isForced: true });
}
