// SPDX-License-Identifier: EUPL-1.2
import "../Icon/Icon.css";

/** Drawings of groups of categories, by the name that the city's catalogue gives them. */
const PATHS: Record<string, string> = {
  crane: "M5 21h6M8 21V5M4 8l4-5 12 5H4M17 8v6M15.5 14h3v3h-3z",
  flat: "M4 20h16M6 20V4h12v16M10 8h4M10 12h4M13.500 16v.1",
  house: "M3 11l9-7 9 7M5 9.500V20h14V9.500M10 20v-6h4v6",
  institution: "M3 9l9-5 9 5zM5 20h14M4 9v1M20 9v1M7 12v5M12 12v5M17 12v5",
  lamp: "M6 21V7a4 4 0 0 1 8 0M11 10h6l-1.500-3h-3zM12 13l-.7 2M16 13l.7 2M14 13.500v2",
  leaf: "M5 19c0-9 5-14 15-14 0 10-5 15-13 14M5 21c1-5 4-8 9-10",
  shop: "M4 10v10h16V10M3 10l2-6h14l2 6a2.500 2.500 0 0 1-4.500 0 2.500 2.500 0 0 1-4.500 0 2.500 2.500 0 0 1-4.500 0A2.500 2.500 0 0 1 3 10zM9 20v-5h6v5",
  snowflake:
    "M12 3v18M4.200 7.500l15.600 9M4.200 16.500l15.600-9M9.500 4.500L12 7l2.500-2.500M9.500 19.500L12 17l2.500 2.500",
  street: "M7 21L10 3M17 21L14 3M12 6v2M12 11.500v2M12 17v2",
  traffic: "M8 3h8v14H8zM12 17v4M12 6.500v.1M12 10v.1M12 13.500v.1",
  tram: "M6 6h12v11H6zM9 21l2-4M15 21l-2-4M6 12h12M9.500 14.500v.1M14.500 14.500v.1M12 6V3M8 3h8",
  tree: "M12 21v-7M12 14c-5 0-7-2.500-7-5.500S7.500 3 12 3s7 2.500 7 5.500S17 14 12 14zM12 17l3-2.500",
  water:
    "M12 3c4 5 6 7.800 6 11a6 6 0 0 1-12 0c0-3.200 2-6 6-11zM9.500 15a2.800 2.800 0 0 0 2.500 2.500",
  yard: "M4 20V9M9 20V9M14 20V9M19 20V9M2.500 12h19M2.500 17h19M4 9l0-2M9 9V7M14 9V7M19 9V7",
};
/** For a group whose drawing is not known here. */
const OTHER = "M4 5h16v11h-8l-5 4v-4H4z";

/** The drawing of a group beside its name; readers of the screen skip it. */
export function GroupIcon({ name }: { name: string }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name] ?? OTHER} />
    </svg>
  );
}

export const GROUP_ICONS = Object.keys(PATHS);
