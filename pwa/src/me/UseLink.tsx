// SPDX-License-Identifier: EUPL-1.2
import { useSignal } from "@preact/signals";
import { useLink } from "../api/session.ts";
import type { Params } from "../app/router.ts";
import { Button, ButtonLink } from "../components/Button/Button.tsx";
import { Failure } from "../components/Failure.tsx";
import { Page } from "../components/Page/Page.tsx";
import { t } from "../i18n/text.ts";
import { welcome } from "./welcome.ts";

/** The link of a sign-in mail; opening it uses nothing up, as mail scanners open links too. */
export function UseLink({ params }: { params: Params }) {
  const error = useSignal<unknown>(null);
  const isBusy = useSignal(false);
  const signIn = async () => {
    isBusy.value = true;
    try {
      await useLink(params.token ?? "");
      await welcome();
    } catch (refusal) {
      error.value = refusal;
    } finally {
      isBusy.value = false;
    }
  };
  return (
    <Page title={t("sign_in.link.title")} backTo="/me">
      <p>{t("sign_in.link.text")}</p>
      {error.value !== null && <Failure error={error.value} />}
      <Button look="primary" isWide disabled={isBusy.value} onClick={() => void signIn()}>
        {t("sign_in.go")}
      </Button>
      {error.value !== null && <ButtonLink href="/sign-in">{t("sign_in.another")}</ButtonLink>}
    </Page>
  );
}
