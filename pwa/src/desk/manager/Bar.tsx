// SPDX-License-Identifier: EUPL-1.2

interface Props {
  /** 0 to 1. */
  share: number;
  look?: "overdue" | "due_soon" | "plain";
}

/** A length beside a number that says the same; readers of the screen hear the number. */
export function Bar({ share, look = "plain" }: Props) {
  const width = Math.round(Math.min(Math.max(share, 0), 1) * 1000) / 10;
  return (
    <svg
      class="manager-bar"
      data-look={look}
      viewBox="0 0 100 8"
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <rect class="manager-bar-all" width="100" height="8" rx="0" />
      <rect class="manager-bar-part" width={width} height="8" rx="0" />
    </svg>
  );
}
