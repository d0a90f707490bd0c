// SPDX-License-Identifier: EUPL-1.2
import { type Game, loadGame } from "../api/game.ts";
import { type Resource, reload, useResource } from "../api/resource.ts";
import { person } from "../api/session.ts";
import { language } from "../i18n/language.ts";

function key(): string {
  return `game of ${person.value?.id ?? ""}`;
}

/** Show how the signed-in person plays. */
export function useGame(): Resource<Game> {
  return useResource(key(), loadGame);
}

/** Ask anew, as after something was changed. */
export function reloadGame(): Promise<void> {
  return reload(`${language.value} ${key()}`, loadGame);
}

/** Whether somebody has joined. */
export function isPlayer(game: Game | undefined): boolean {
  return Boolean(game?.is_joined);
}
