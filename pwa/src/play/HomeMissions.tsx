// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { person } from "../api/session.ts";
import { fieldDeeds, refreshDeeds } from "../app/field.ts";
import { isOnline } from "../app/sending.ts";
import { t, wordsOf } from "../i18n/text.ts";
import { mayLocate } from "../map/locate.ts";
import { isShownTo, loadGameHere } from "./game.ts";
import { areStale, findMissions, kept, left, readPlay } from "./kept.ts";
import { MissionCard } from "./MissionCard.tsx";
import { stand, standing } from "./standing.ts";
import { WORDS } from "./words.ts";
import "./Mission.css";

/** More than this belong to Play. */
const SHOWN = 3;

/** The nearest missions, on Home: for somebody who plays, and only where there are any. */
export function HomeMissions() {
  const id = person.value?.id;
  useEffect(() => {
    // What can not be asked for now is looked for on the next visit; Play says why.
    void look().catch(() => undefined);
  }, [id, isOnline.value]);
  const known = kept.value;
  const at = standing.value ?? known?.from ?? null;
  const isWanted = known && !known.isHidden && person.value !== null;
  const offers = isWanted ? left(known, fieldDeeds.value, at).slice(0, SHOWN) : [];
  const isSpoken = useWords(offers.length > 0);
  if (offers.length === 0 || !isSpoken) return null;
  return (
    <section class="stack" aria-labelledby="home-missions">
      <h2 id="home-missions">{t("play.missions")}</h2>
      <ol class="stack-s">
        {offers.map((offer) => (
          <li key={offer.id}>
            <MissionCard offer={offer} at={at} />
          </li>
        ))}
      </ol>
      <a href="/play">{t("play.missions.all")}</a>
    </section>
  );
}

/** Read what was taken along, and ask for more where nobody needs to be asked for the place. */
async function look(): Promise<void> {
  await Promise.all([readPlay(), refreshDeeds()]);
  if (!person.value || !isOnline.value) return;
  if (!isShownTo(await loadGameHere()) || !(await mayLocate())) return;
  const at = await stand();
  if (!kept.value || areStale(kept.value, fieldDeeds.value, at)) await findMissions(at);
}

/** Fetch the words of the game as soon as there is something to say. */
function useWords(isWanted: boolean): boolean {
  const [isSpoken, speak] = useState(false);
  useEffect(() => {
    if (isWanted)
      void wordsOf(WORDS).then(
        () => speak(true),
        () => undefined,
      );
  }, [isWanted]);
  return isSpoken;
}
