// SPDX-License-Identifier: EUPL-1.2
import { forgetAll } from "../api/resource.ts";
import { go, here } from "../app/router.ts";
import { sendSoon } from "../app/sending.ts";
import { toast } from "../components/Toast/Toast.tsx";
import { t } from "../i18n/text.ts";
import { takeSeat } from "./leaving.ts";

/** Go on after signing in: where the person came from, with what only they may see. */
export async function welcome(): Promise<void> {
  forgetAll();
  // A device that can keep nothing, as in a private window, has nothing to forget either.
  await takeSeat().catch(() => undefined);
  // A report that waited because nobody was signed in can go now.
  void sendSoon({ isForced: true });
  const next = here.value.searchParams.get("next") ?? "/me";
  // Only a path of this app: an address that a stranger put into a link leads nowhere else.
  go(/^\/(?![/\\])/.test(next) ? next : "/me", { replace: true });
  toast(t("me.welcome"));
}
