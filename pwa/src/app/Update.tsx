// SPDX-License-Identifier: EUPL-1.2
import { signal } from "@preact/signals";
import { Button } from "../components/Button/Button.tsx";
import { t } from "../i18n/text.ts";
import "./Update.css";

/** The service worker of a newer version that waits to take over. */
const waiting = signal<ServiceWorker | null>(null);

/** Run without a connection from now on, and say when there is a newer version. */
export async function installServiceWorker(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  const registration = await navigator.serviceWorker.register("/sw.js");
  const look = () => {
    // Without a controller this is the first visit: nothing older is being replaced.
    if (navigator.serviceWorker.controller) waiting.value = registration.waiting;
  };
  look();
  registration.addEventListener("updatefound", () => {
    registration.installing?.addEventListener("statechange", look);
  });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") void registration.update().catch(() => undefined);
  });
}

/** Let the newer version take over. Drafts are kept at every change, so nothing is lost. */
function takeOver(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), {
    once: true,
  });
  waiting.value?.postMessage("take over");
}

/** The offer to run the newer version; it never reloads a page by itself. */
export function Update() {
  if (!waiting.value) return null;
  return (
    <div class="update" role="status">
      <p>{t("app.update.text")}</p>
      <Button look="primary" onClick={takeOver}>
        {t("app.update.now")}
      </Button>
    </div>
  );
}
