// SPDX-License-Identifier: EUPL-1.2
import type { View } from "../../api/desk.ts";

/** Return the views among which one has its place: those of the same owner, in order. */
export function besides(views: readonly View[], view: View): View[] {
  return views.filter(({ code, department }) => code === null && department === view.department);
}

/** Return the place of a view among those of its owner, from 0. */
export function placeOf(views: readonly View[], view: View): number {
  return besides(views, view).findIndex(({ id }) => id === view.id);
}

/** Return the views with one of them at another place among those of its owner. */
export function moved(views: readonly View[], view: View, place: number): View[] {
  const others = besides(views, view).filter(({ id }) => id !== view.id);
  const ordered = [...others.slice(0, place), view, ...others.slice(place)];
  const isBeside = new Set(ordered.map(({ id }) => id));
  return views.flatMap((one) => (isBeside.has(one.id) ? (ordered.shift() ?? []) : one));
}
