// SPDX-License-Identifier: EUPL-1.2

import { person, signOut } from "../api/session.ts";
import { Button, ButtonLink } from "../components/Button/Button.tsx";
import { failureText } from "../components/Failure.tsx";
import { Page } from "../components/Page/Page.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { t } from "../i18n/text.ts";
import { About } from "./About.tsx";
import { Device } from "./Device.tsx";
import { Digest } from "./Digest.tsx";
import { Favourites } from "./Favourites.tsx";
import { forgetPerson } from "./leaving.ts";
import { MyReports } from "./MyReports.tsx";
import { Settings } from "./Settings.tsx";
import { Templates } from "./Templates.tsx";
import "./Me.css";

/** Who has something to do at the desk. */
const STAFF = new Set<string>([
  "clerk",
  "inspector",
  "manager",
  "moderator",
  "administrator",
  "auditor",
]);

/** What is one's own: reports, favourites, texts, settings, this device. */
export function MeScreen() {
  return (
    <Page title={t("me.title")}>
      <Account />
      <MyReports />
      <Favourites />
      <Templates />
      <Settings />
      <Device />
      <About />
    </Page>
  );
}

function Account() {
  const email = person.value?.email;
  const isStaff = person.value?.grants.some(({ role }) => STAFF.has(role));
  const leave = async () => {
    try {
      await signOut();
      await forgetPerson();
      toast(t("me.signed_out"));
    } catch (error) {
      toast(failureText(error));
    }
  };
  return (
    <section class="stack-s me-part" aria-labelledby="me-account">
      <h2 id="me-account">{t("me.account")}</h2>
      <p>{email ? t("me.signed_in", { email }) : t("me.anonymous")}</p>
      <p class="row">
        {isStaff && (
          <ButtonLink href="/desk" icon="list">
            {t("me.desk")}
          </ButtonLink>
        )}
        {email ? (
          <Button onClick={() => void leave()}>{t("me.sign_out")}</Button>
        ) : (
          <ButtonLink href="/sign-in" icon="person">
            {t("me.sign_in")}
          </ButtonLink>
        )}
      </p>
      <Digest />
    </section>
  );
}
