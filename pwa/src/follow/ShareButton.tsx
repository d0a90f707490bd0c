// SPDX-License-Identifier: EUPL-1.2
import type { Report } from "../api/report.ts";
import { IconButton } from "../components/Button/Button.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { t } from "../i18n/text.ts";
import { publicAddress } from "./address.ts";

/** Give the report's address to somebody; it never holds a key. */
export function ShareButton({ report }: { report: Report }) {
  return <IconButton icon="share" label={t("follow.share")} onClick={() => void share(report)} />;
}

async function share({ number, category, address }: Report): Promise<void> {
  const url = publicAddress(number);
  const title = address ? `${category.name}, ${address}` : category.name;
  if (navigator.share) {
    try {
      await navigator.share({ title, url });
      return;
    } catch (error) {
      // Closing the list of apps is no fault; where there is none, copy.
      if (error instanceof DOMException && error.name === "AbortError") return;
    }
  }
  try {
    await navigator.clipboard.writeText(url);
    toast(t("follow.share.copied"));
  } catch {
    toast(t("follow.share.failed", { url }));
  }
}
