// SPDX-License-Identifier: EUPL-1.2
import { useEffect } from "preact/hooks";
import { Refusal } from "../api/client.ts";
import { fieldDeeds } from "../app/field.ts";
import { isOnline } from "../app/sending.ts";
import { Button } from "../components/Button/Button.tsx";
import { Empty } from "../components/Empty/Empty.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { DeedFailure, useDeed } from "../forms/deed.tsx";
import { t } from "../i18n/text.ts";
import { mayLocate, NotLocated } from "../map/locate.ts";
import { findMissions, kept, left } from "./kept.ts";
import { MissionCard } from "./MissionCard.tsx";
import { MissionsMap } from "./MissionsMap.tsx";
import { stand, standing, whyNot } from "./standing.ts";

/** What there is to look at near where somebody stands: on a map, and as an equal list. */
export function Missions() {
  const search = useSearch();
  const known = kept.value;
  const at = standing.value ?? known?.from ?? null;
  const offers = known ? left(known, fieldDeeds.value, at) : [];
  const isAsked = Boolean(known?.from);
  return (
    <section class="stack" aria-labelledby="play-missions">
      <h2 id="play-missions">{t("play.missions")}</h2>
      {whyNot.value && (
        <Notice kind="warning" isAnnounced>
          <p>{t(`play.place.${whyNot.value}`)}</p>
        </Notice>
      )}
      {offers.length > 0 && at && <MissionsMap offers={offers} at={at} />}
      <ol class="play-missions">
        {offers.map((offer, nth) => (
          <li key={offer.id}>
            <MissionCard offer={offer} nth={nth + 1} at={at} />
          </li>
        ))}
      </ol>
      {offers.length === 0 && search.isBusy && <Skeleton n={2} />}
      {offers.length === 0 && !search.isBusy && isAsked && <Nothing />}
      <DeedFailure error={search.error} />
      {isOnline.value && (
        <div class="stack-s">
          {!isAsked && <p>{t("play.place.why")}</p>}
          <p>
            <Button
              icon={isAsked ? "again" : "locate"}
              look={isAsked ? "plain" : "primary"}
              disabled={search.isBusy}
              onClick={() => void search.run(isAsked)}
            >
              {t(isAsked ? "play.missions.others" : "play.missions.find")}
            </Button>
          </p>
        </div>
      )}
    </section>
  );
}

function Nothing() {
  return (
    <Empty icon="map" title={t("play.missions.none")}>
      <p>{t("play.missions.none.text")}</p>
    </Empty>
  );
}

/** Ask for missions where somebody stands: at once where nobody needs to be asked for the place. */
function useSearch() {
  const deed = useDeed();
  const run = (isNew: boolean) =>
    deed.run(async () => {
      try {
        await findMissions(await stand(), isNew);
      } catch (error) {
        // That the device does not know its place is said beside the map.
        if (!(error instanceof NotLocated)) throw error;
      }
    });
  useEffect(() => {
    if (kept.value === undefined || !isOnline.value) return;
    const look = () => {
      if (document.visibilityState !== "visible") return;
      void mayLocate().then((may) => (may ? run(false) : undefined));
    };
    look();
    // A phone that comes out of the pocket is somewhere else.
    document.addEventListener("visibilitychange", look);
    return () => document.removeEventListener("visibilitychange", look);
  }, [kept.value === undefined, isOnline.value]);
  // Asking for others is rationed; what is here already stays.
  const error = deed.error instanceof Refusal || !kept.value?.offers.length ? deed.error : null;
  return { run, isBusy: deed.isBusy, error };
}
