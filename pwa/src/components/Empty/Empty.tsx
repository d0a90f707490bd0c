// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../Icon/Icon.tsx";
import "./Empty.css";

interface Props {
  icon: IconName;
  title: string;
  /** What to do about it. */
  children?: ComponentChildren;
}

/** What a list shows that has nothing in it: an invitation, never a blank. */
export function Empty({ icon, title, children }: Props) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}
