// SPDX-License-Identifier: EUPL-1.2
import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { Button } from "../components/Button/Button.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { size } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { DistrictDownload } from "../map/DistrictDownload.tsx";

/** What this device keeps, whether it will keep it, and the map for offline. */
export function Device() {
  const used = useSignal<number | null>(null);
  const isKept = useSignal<boolean | null>(null);
  useEffect(() => {
    void navigator.storage?.estimate().then(({ usage }) => {
      used.value = usage ?? null;
    });
    void navigator.storage?.persisted().then((persisted) => {
      isKept.value = persisted;
    });
  }, []);
  const keep = async () => {
    isKept.value = await navigator.storage.persist();
    if (!isKept.value) toast(t("me.device.refused"));
  };
  return (
    <section class="stack me-part" aria-labelledby="me-device">
      <h2 id="me-device">{t("me.device")}</h2>
      {used.value !== null && <p>{t("me.device.used", { used: size(used.value) })}</p>}
      {isKept.value === true && <p class="muted">{t("me.device.kept")}</p>}
      {isKept.value === false && (
        <>
          <p class="muted">{t("me.device.may_go")}</p>
          <p>
            <Button onClick={() => void keep()}>{t("me.device.keep")}</Button>
          </p>
        </>
      )}
      <DistrictDownload />
    </section>
  );
}
