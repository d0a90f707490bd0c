// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { loadSession, person } from "../../api/session.ts";
import { here } from "../../app/router.ts";
import { isOnline } from "../../app/sending.ts";
import { ButtonLink } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { t } from "../../i18n/text.ts";
import { sendByItself, takeUp } from "../deeds/deeds.ts";
import { Forms } from "../forms/Forms.tsx";
import { DeskBar } from "./DeskBar.tsx";
import { Pending } from "./Pending.tsx";
import { holds } from "./roles.ts";
import { type TabName, tabOf } from "./tabs.ts";
import "./Desk.css";

interface Props {
  /** The screen's place in the bar; it also says who may come in. */
  tab: TabName;
  title: string;
  /** Beside the title. */
  tools?: ComponentChildren;
  /** Fills the window and scrolls by itself, as the queue does; else a column that scrolls. */
  isFull?: boolean;
  /** Goes on where nobody can be asked who this is, with what the device keeps of them. */
  isOpen?: boolean;
  children: ComponentChildren;
}

/** A screen of the desk: its bar, its title, and only for those whom it concerns. */
export function DeskPage(props: Props) {
  const { tab, title, tools, isFull = false, isOpen = false, children } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · civic`;
  }, [title]);
  useEffect(() => {
    // A reader of the screen hears where they are; the address they came by needs no such help.
    if (history.state?.depth) heading.current?.focus({ preventScroll: true });
  }, []);
  useDeeds();
  const isAdmitted = isOpen || holds(person.value, tabOf(tab).roles);
  return (
    <div class="desk" data-full={isFull && isAdmitted}>
      <DeskBar tab={tab} />
      <div class="desk-inside">
        <header class="desk-top">
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {!isOnline.value && (
            <p class="desk-offline" role="status">
              {t("desk.offline")}
            </p>
          )}
          {isAdmitted && <Pending />}
          {isAdmitted && tools && <div class="desk-tools">{tools}</div>}
        </header>
        <div class="desk-body">{isAdmitted ? children : <Gate />}</div>
      </div>
      {isAdmitted && <Forms />}
    </div>
  );
}

/** Send what was done here, also what an earlier visit left behind. */
function useDeeds(): void {
  const id = person.value?.id;
  useEffect(() => {
    if (id === undefined) return;
    void takeUp(id);
    return sendByItself();
  }, [id]);
}

/** Why somebody sees nothing here, and what they can do about it. */
function Gate() {
  useEffect(() => {
    // The app asked at its start; without a connection then, the answer may be had now.
    if (person.value === undefined) void loadSession().catch(() => undefined);
  }, [isOnline.value]);
  if (person.value === undefined) {
    return isOnline.value ? (
      <Skeleton n={4} />
    ) : (
      <Empty icon="offline" title={t("desk.gate.offline")}>
        <p>{t("desk.gate.offline.text")}</p>
      </Empty>
    );
  }
  const next = encodeURIComponent(here.value.pathname + here.value.search);
  if (person.value === null) {
    return (
      <Empty icon="person" title={t("desk.gate.anonymous")}>
        <p>{t("desk.gate.anonymous.text")}</p>
        <ButtonLink href={`/sign-in?next=${next}`} look="primary" icon="person">
          {t("me.sign_in")}
        </ButtonLink>
      </Empty>
    );
  }
  return (
    <Empty icon="stop" title={t("desk.gate.forbidden")}>
      <p>{t("desk.gate.forbidden.text", { email: person.value.email })}</p>
      <ButtonLink href="/" icon="home">
        {t("bar.home")}
      </ButtonLink>
    </Empty>
  );
}
