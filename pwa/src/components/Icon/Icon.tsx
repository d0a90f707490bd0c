// SPDX-License-Identifier: EUPL-1.2
import "./Icon.css";

/** Drawn on 24 x 24, 2 px round strokes, so that all of them look as one hand. */
export const PATHS = {
  add: "M12 5v14M5 12h14",
  address: "M4 20V10l8-6 8 6v10h-5v-6H9v6z",
  again: "M4.500 12a7.500 7.500 0 1 0 2.500-5.600M7 3v4h4",
  alert: "M12 4 2.5 20h19zM12 10v4M12 17.2v.1",
  back: "M15 5l-7 7 7 7",
  bell: "M6 16v-5a6 6 0 0 1 12 0v5l2 2H4zM10 21h4",
  camera: "M4 8h3l2-3h6l2 3h3v11H4zM12 16.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z",
  chart: "M4 20h16M7 16v-5M12 16V6M17 16v-8",
  check: "M5 12.5l4.5 4.5L19 7.5",
  clock: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2",
  close: "M6 6l12 12M18 6L6 18",
  down: "M6 9l6 6 6-6",
  download: "M12 4v11M7 11l5 5 5-5M5 20h14",
  edit: "M4 20l1-4L16 5l3 3L8 19zM13.5 7.5l3 3",
  escalated: "M12 20V7M6.500 12L12 6.500l5.500 5.500M5 3h14",
  eye: "M2.5 12c2.500-4.500 5.700-6.500 9.500-6.500s7 2 9.500 6.500c-2.500 4.500-5.700 6.500-9.500 6.500s-7-2-9.500-6.500zM12 14.800a2.800 2.800 0 1 0 0-5.600 2.800 2.800 0 0 0 0 5.600z",
  filter: "M4 6h16M7 12h10M10 18h4",
  flag: "M6 21V4M6 5h11l-2 3.5L17 12H6",
  fork: "M12 20v-6l-6-5V4M12 14l6-5V4M3.500 6.500L6 4l2.500 2.500M15.500 6.500L18 4l2.500 2.500",
  gallery: "M4 5h16v14H4zM4 16l5-5 4 4 2.5-2.5L20 17M15.5 9.2v.1",
  globe: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c3 3 3 15 0 18M12 3c-3 3-3 15 0 18",
  hand: "M7 12V6.5a1.5 1.5 0 0 1 3 0V11M10 10V4.5a1.5 1.5 0 0 1 3 0V10M13 10.5V5.5a1.5 1.5 0 0 1 3 0V12M16 9.500a1.5 1.5 0 0 1 3 0V15a6 6 0 0 1-6 6h-1c-3 0-4-1.5-5.5-4L4 13.500c-.6-1.2 1-2.5 2-1.300L7 14",
  help: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM9.5 9.500a2.5 2.5 0 1 1 3.5 2.300c-.7.3-1 .8-1 1.700M12 16.800v.1",
  high: "M6 14l6-6 6 6",
  home: "M4 11l8-7 8 7v9h-6v-6h-4v6H4z",
  info: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v6M12 7.500v.1",
  keyboard: "M3 6h18v12H3zM7 10v.1M11 10v.1M15 10v.1M18 10v.1M7 14h10",
  list: "M8 6h12M8 12h12M8 18h12M4 6v.1M4 12v.1M4 18v.1",
  locate: "M12 19a7 7 0 1 0 0-14 7 7 0 0 0 0 14zM12 2v3M12 19v3M2 12h3M19 12h3M12 12v.1",
  mail: "M3 6h18v12H3zM3 7l9 7 9-7",
  map: "M9 4L3 6.500v13.500l6-2.5 6 2.5 6-2.500V4l-6 2.500zM9 4v13.500M15 6.500V20",
  minus: "M5 12h14",
  moon: "M20 14.500A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.500z",
  more: "M5 12v.1M12 12v.1M19 12v.1",
  next: "M9 5l7 7-7 7",
  offline:
    "M3 3l18 18M8.5 15.500a5 5 0 0 1 6.5-.4M5 12a10 10 0 0 1 4.5-2.600M2 8.500A15 15 0 0 1 6 6M12.5 9a10 10 0 0 1 6.5 3M10.5 5A15 15 0 0 1 22 8.500M12 19v.1",
  pause: "M8 5v14M16 5v14",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4 21c.8-4.5 4-6.5 8-6.500s7.2 2 8 6.5",
  pin: "M12 21.500c-4.5-5-7-8.2-7-11.500a7 7 0 0 1 14 0c0 3.3-2.5 6.5-7 11.500zM12 12.500a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  play: "M12 3l2.6 5.6 6.1.7-4.5 4.2 1.2 6-5.4-3-5.4 3 1.2-6L3.3 9.300l6.1-.7z",
  reply: "M9 6L4 11l5 5M4 11h9a7 7 0 0 1 7 7",
  report: "M4 5h16v11h-8l-5 4v-4H4zM12 8v3M12 13.300v.1",
  route:
    "M6 20a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM18 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 18h6a3.500 3.500 0 0 0 0-7h-4a3 3 0 0 1 0-6h6",
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.500L20.5 20.5",
  send: "M4 12l16-8-5 16-3.5-6.500zM11.5 13.500L20 4",
  settings:
    "M4 7h10M18 7h2M4 17h2M10 17h10M16 9a2 2 0 1 0 0-4 2 2 0 0 0 0 4zM8 19a2 2 0 1 0 0-4 2 2 0 0 0 0 4z",
  share: "M12 15V3M8 7l4-4 4 4M6 12H5v9h14v-9h-1",
  star: "M12 3.500l2.6 5.3 5.9.9-4.2 4.1 1 5.9-5.3-2.8-5.3 2.8 1-5.900L3.5 9.700l5.9-.9z",
  stop: "M8 3h8l5 5v8l-5 5H8l-5-5V8zM12 8v5M12 16.200v.1",
  sun: "M12 16.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.400M17.6 17.600L19 19M5 19l1.4-1.400M17.6 6.400L19 5",
  trash: "M4 7h16M9 7V4h6v3M6.5 7l1 13h9l1-13M10 11v5M14 11v5",
  urgent: "M6 12l6-6 6 6M6 18l6-6 6 6",
  undo: "M9 7L4 12l5 5M4 12h10a6 6 0 0 1 6 6v1",
} as const;

export type IconName = keyof typeof PATHS;

interface Props {
  name: IconName;
  /** Drawn solid, as a star that is a favourite. */
  isFilled?: boolean;
}

/** A drawing beside words that say the same; readers of the screen skip it. */
export function Icon({ name, isFilled = false }: Props) {
  return (
    <svg
      class="icon"
      data-filled={isFilled}
      viewBox="0 0 24 24"
      aria-hidden="true"
      focusable="false"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}
