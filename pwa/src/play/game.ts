// SPDX-License-Identifier: EUPL-1.2
import { type Game, loadGame } from "../api/game.ts";
import { type Resource, reload, useResource } from "../api/resource.ts";
import { person } from "../api/session.ts";
import { refreshDeeds } from "../app/field.ts";
import { language } from "../i18n/language.ts";
import { sendHeldBack } from "./again.ts";
import { changePlay, kept, readPlay } from "./kept.ts";

function key(): string {
  return `game of ${person.value?.id ?? ""}`;
}

/** Show how the signed-in person plays. */
export function useGame(): Resource<Game> {
  return useResource(key(), loadGameHere);
}

/**
 * Ask how somebody plays; this device remembers whether they want to see it, and sends what was
 * held back until others had looked.
 */
export async function loadGameHere(): Promise<Game> {
  const game = await loadGame();
  if (kept.value === undefined) await readPlay();
  const isHidden = !isShownTo(game);
  if (kept.value && Boolean(kept.value.isHidden) !== isHidden) await changePlay({ isHidden });
  await sendHeldBack(await refreshDeeds(), game);
  return game;
}

/** Ask anew, as after something was changed. */
export function reloadGame(): Promise<void> {
  return reload(`${language.value} ${key()}`, loadGameHere);
}

/** Whether somebody has joined. */
export function isPlayer(game: Game | undefined): boolean {
  return Boolean(game?.is_joined);
}

/** Whether somebody plays and wants to see it beyond Play. */
export function isShownTo(game: Game): boolean {
  return game.is_joined && game.is_game_shown;
}
