// SPDX-License-Identifier: EUPL-1.2
import { Icon, type IconName } from "../components/Icon/Icon.tsx";
import { type Key, t } from "../i18n/text.ts";
import { unsent } from "./local.ts";
import "./Bar.css";

interface Tab {
  path: string;
  icon: IconName;
  label: Key;
  isMain?: boolean;
  /** Only where there is room for a sixth. */
  isWide?: boolean;
}

const TABS: Tab[] = [
  { path: "/", icon: "home", label: "bar.home" },
  { path: "/map", icon: "map", label: "bar.map" },
  { path: "/report", icon: "camera", label: "bar.report", isMain: true },
  { path: "/play", icon: "play", label: "bar.play" },
  { path: "/reports", icon: "list", label: "bar.list", isWide: true },
  { path: "/me", icon: "person", label: "bar.me" },
];

function isHere(tab: Tab, path: string): boolean {
  return tab.path === "/" ? path === "/" : path === tab.path || path.startsWith(`${tab.path}/`);
}

/** Screens on which one thing is done from beginning to end; on a phone they have all the room. */
const QUIET = /^\/(report\/[^/]+(\/(what|send))?|play\/(missions|campaigns\/[^/]+\/add).*)$/;

/** The bar: below the screen on a phone, beside it on a desk. */
export function Bar({ path }: { path: string }) {
  const n = unsent.value.length;
  return (
    <nav class="bar" data-quiet={QUIET.test(path)} aria-label={t("bar.label")}>
      {TABS.map((tab) => (
        <a
          key={tab.path}
          href={tab.path}
          class="bar-tab"
          data-main={tab.isMain}
          data-wide={tab.isWide}
          aria-current={isHere(tab, path) ? "page" : undefined}
        >
          <Icon name={tab.icon} />
          <span>{t(tab.label)}</span>
          {tab.path === "/me" && n > 0 && (
            <span class="bar-badge">
              {n}
              <span class="unseen"> {t("bar.unsent")}</span>
            </span>
          )}
        </a>
      ))}
    </nav>
  );
}
