// SPDX-License-Identifier: EUPL-1.2
import { here } from "../app/router.ts";
import { ButtonLink } from "../components/Button/Button.tsx";
import { Empty } from "../components/Empty/Empty.tsx";
import { t } from "../i18n/text.ts";
import { Campaigns } from "./Campaigns.tsx";
import { Waiting } from "./Waiting.tsx";

/** What there is to do, and why somebody has to be signed in for it. */
export function SignedOut() {
  const next = encodeURIComponent(here.value.pathname);
  return (
    <>
      <Waiting />
      <Empty icon="play" title={t("play.signed_out")}>
        <p>{t("play.signed_out.text")}</p>
        <ButtonLink href={`/sign-in?next=${next}`} look="primary" icon="person">
          {t("play.sign_in")}
        </ButtonLink>
      </Empty>
      <Campaigns />
      <p>
        <a class="play-way" href="/play/rules">
          {t("play.rules")}
        </a>
      </p>
    </>
  );
}
