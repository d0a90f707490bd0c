// SPDX-License-Identifier: EUPL-1.2
import { person } from "../../api/session.ts";
import { Icon } from "../../components/Icon/Icon.tsx";
import { t } from "../../i18n/text.ts";
import { type TabName, tabsFor } from "./tabs.ts";

/** The desk's own bar: beside the screen where there is room, below it on a phone. */
export function DeskBar({ tab }: { tab: TabName }) {
  return (
    <nav class="desk-bar" aria-label={t("desk.bar")}>
      {tabsFor(person.value).map(({ name, path, icon, label }) => (
        <a key={name} href={path} class="desk-tab" aria-current={name === tab ? "page" : undefined}>
          <Icon name={icon} />
          <span>{t(label)}</span>
        </a>
      ))}
      <a href="/me" class="desk-tab desk-tab-last">
        <Icon name="person" />
        <span>{t("bar.me")}</span>
      </a>
    </nav>
  );
}
