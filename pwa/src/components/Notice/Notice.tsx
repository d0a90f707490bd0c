// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../Icon/Icon.tsx";
import "./Notice.css";

export type NoticeKind = "info" | "good" | "warning" | "error";

const ICONS: Record<NoticeKind, IconName> = {
  info: "info",
  good: "check",
  warning: "alert",
  error: "stop",
};

interface Props {
  kind?: NoticeKind;
  title?: string;
  /** Whether screen readers say it the moment it appears. */
  isAnnounced?: boolean;
  children?: ComponentChildren;
}

/** A few sentences that stand out from the page. */
export function Notice({ kind = "info", title, isAnnounced = false, children }: Props) {
  return (
    <div
      class="notice"
      data-kind={kind}
      role={isAnnounced ? (kind === "error" ? "alert" : "status") : undefined}
    >
      <Icon name={ICONS[kind]} />
      <div class="stack-s">
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}
