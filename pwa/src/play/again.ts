// SPDX-License-Identifier: EUPL-1.2
import type { Game } from "../api/game.ts";
import { person } from "../api/session.ts";
import { type AnswerDeed, changeDeed, type FieldDeed, type PointDeed } from "../app/field.ts";
import { sendSoon } from "../app/sending.ts";

const TOO_MANY = "/problems/too-many-undecided";

/** Somebody else who sits at this device sees nothing of it, and sends nothing of it. */
export function isOwn({ by }: FieldDeed): boolean {
  return by === null || !person.value || by === person.value.id;
}

/** Whether a point waits on this device until others have looked at earlier ones. */
export function isHeldBack({ kind, problem }: FieldDeed): boolean {
  return kind === "point" && problem?.type === TOO_MANY;
}

/** Send again what the server refused, with other words where there are any. */
export async function sendAgain<Deed extends PointDeed | AnswerDeed>(
  { id, words: before }: Deed,
  words: Deed["words"] = before,
): Promise<void> {
  await changeDeed(id, { state: "waiting", problem: null, wait: null, next_at: null, words });
  void sendSoon({ isForced: true });
}

/** Send of the points that were held back as many as may wait for other people's word now. */
export async function sendHeldBack(
  deeds: readonly FieldDeed[],
  { n_undecided, quota }: Pick<Game, "n_undecided" | "quota">,
): Promise<void> {
  const room = Math.max(0, quota - n_undecided);
  for (const deed of deeds.filter(isOwn).filter(isHeldBack).slice(0, room))
    await sendAgain(deed as PointDeed);
}
