// SPDX-License-Identifier: EUPL-1.2

/**
 * Do something once the sheet that is being closed is gone.
 *
 * A sheet has a step of history of its own, which is taken back after it closes: an address that
 * is changed before that would be changed back with it.
 */
export function afterSheet(work: () => void): void {
  const isAbove = Boolean((history.state as { sheet?: boolean } | null)?.sheet);
  if (isAbove) addEventListener("popstate", () => work(), { once: true });
  else work();
}
