// SPDX-License-Identifier: EUPL-1.2
import type { Report } from "../api/report.ts";
import { IconButton } from "../components/Button/Button.tsx";
import { giveLink } from "../forms/share.ts";
import { t } from "../i18n/text.ts";
import { publicAddress } from "./address.ts";

/** Give the report's address to somebody; it never holds a key. */
export function ShareButton({ report }: { report: Report }) {
  return <IconButton icon="share" label={t("follow.share")} onClick={() => void share(report)} />;
}

async function share({ number, category, address }: Report): Promise<void> {
  const url = publicAddress(number);
  const title = address ? `${category.name}, ${address}` : category.name;
  await giveLink(
    { title, url },
    { copied: t("follow.share.copied"), failed: t("follow.share.failed", { url }) },
  );
}
