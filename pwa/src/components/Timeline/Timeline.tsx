// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { dateTime } from "../../i18n/format.ts";
import { Icon, type IconName } from "../Icon/Icon.tsx";
import { PhotoView } from "../PhotoView/PhotoView.tsx";
import type { ShownPhoto } from "../PhotoView/photo.ts";
import "./Timeline.css";

export type Actor =
  | "reporter"
  | "department"
  | "moderator"
  | "contractor"
  | "residents"
  | "administrator"
  | "system";

/** Something that happened to a report, in words. */
export interface Happening {
  id: number;
  by: Actor;
  who: string;
  what: string;
  /** ISO 8601. */
  at: string;
  /** In the words of whoever wrote it. */
  text?: string | null;
  photos?: ShownPhoto[];
  /** A fact in passing, told in one small line. */
  isSmall?: boolean;
  /** Such as that only staff read it. */
  tag?: string;
  more?: ComponentChildren;
}

interface Props {
  happenings: Happening[];
  /** What the photos belong to, in a few words. */
  label: string;
  photoKey?: string | null;
  isNewestFirst?: boolean;
}

const ICONS: Record<Actor, IconName> = {
  reporter: "person",
  department: "address",
  moderator: "check",
  contractor: "address",
  residents: "person",
  administrator: "check",
  system: "clock",
};

/** The story of a report: who, what, when, in their own words. */
export function Timeline({ happenings, label, photoKey = null, isNewestFirst = false }: Props) {
  const told = isNewestFirst ? happenings.toReversed() : happenings;
  return (
    <ol class="timeline" reversed={isNewestFirst}>
      {told.map((one) => (
        <li key={one.id} class="happening" data-by={one.by} data-small={one.isSmall ?? false}>
          <span class="happening-mark">{!one.isSmall && <Icon name={ICONS[one.by]} />}</span>
          <div class="happening-words">
            <p class="happening-what">
              {one.what}
              {one.tag && <span class="happening-tag">{one.tag}</span>}
            </p>
            <p class="happening-who">
              {one.who} · <time dateTime={one.at}>{dateTime(one.at)}</time>
            </p>
            {one.text && <blockquote class="happening-text">{one.text}</blockquote>}
            {one.photos && one.photos.length > 0 && (
              <PhotoView photos={one.photos} label={label} photoKey={photoKey} isSmall />
            )}
            {one.more}
          </div>
        </li>
      ))}
    </ol>
  );
}
