// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { person } from "../../api/session.ts";
import { go } from "../../app/router.ts";
import { Icon, type IconName } from "../../components/Icon/Icon.tsx";
import { Sheet } from "../../components/Sheet/Sheet.tsx";
import { type Key, t } from "../../i18n/text.ts";
import { afterSheet } from "./afterSheet.ts";
import { type TabName, tabsFor } from "./tabs.ts";
import { isWide } from "./wide.ts";

interface Place {
  name: TabName | "me";
  path: string;
  icon: IconName;
  label: Key;
}

const ME: Place = { name: "me", path: "/me", icon: "person", label: "bar.me" };
/** What a phone has room for, each as wide as a thumb and its word. */
const MOST_ON_PHONE = 5;

/** The desk's own bar: beside the screen where there is room, below it on a phone. */
export function DeskBar({ tab }: { tab: TabName }) {
  const [isOpen, open] = useState(false);
  const all: Place[] = [...tabsFor(person.value), ME];
  const hasAll = isWide.value || all.length <= MOST_ON_PHONE;
  const shown = hasAll ? all : all.slice(0, MOST_ON_PHONE - 1);
  const rest = all.slice(shown.length);
  return (
    <nav class="desk-bar" aria-label={t("desk.bar")}>
      {shown.map((place) => (
        <a
          key={place.name}
          href={place.path}
          class={place === ME ? "desk-tab desk-tab-last" : "desk-tab"}
          aria-current={place.name === tab ? "page" : undefined}
        >
          <Icon name={place.icon} />
          <span>{t(place.label)}</span>
        </a>
      ))}
      {rest.length > 0 && (
        <button
          type="button"
          class="desk-tab desk-tab-last"
          aria-haspopup="dialog"
          aria-current={rest.some(({ name }) => name === tab) || undefined}
          onClick={() => open(true)}
        >
          <Icon name="more" />
          <span>{t("desk.bar.more")}</span>
        </button>
      )}
      {isOpen && <Rest places={rest} tab={tab} onClose={() => open(false)} />}
    </nav>
  );
}

interface RestProps {
  places: readonly Place[];
  tab: TabName;
  onClose: () => void;
}

/** The screens for which the bar of a phone has no room. */
function Rest({ places, tab, onClose }: RestProps) {
  return (
    <Sheet title={t("desk.bar.more")} onClose={onClose}>
      <ul class="desk-rest">
        {places.map(({ name, path, icon, label }) => (
          <li key={name}>
            <a
              href={path}
              aria-current={name === tab ? "page" : undefined}
              onClick={(event) => {
                event.preventDefault();
                onClose();
                afterSheet(() => go(path));
              }}
            >
              <Icon name={icon} />
              {t(label)}
            </a>
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
