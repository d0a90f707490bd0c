// SPDX-License-Identifier: EUPL-1.2
import type { Offer } from "../api/mapping.ts";
import { type LonLat, metresBetween } from "../api/metres.ts";
import { Icon } from "../components/Icon/Icon.tsx";
import { photoUrl } from "../components/PhotoView/photo.ts";
import { distance } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { questionOf } from "./question.ts";

interface Props {
  offer: Offer;
  /** The number by which a map beside it shows it. */
  nth?: number;
  at: LonLat | null;
}

/** A mission in a list: how far, what is asked, and what about. */
export function MissionCard({ offer, nth, at }: Props) {
  const metres = at ? metresBetween(at, offer) : offer.distance_m;
  return (
    <a class="mission" href={`/play/missions/${offer.id}`} data-mission={offer.id}>
      {nth !== undefined && (
        <span class="mission-nth" aria-hidden="true">
          {nth}
        </span>
      )}
      <span class="mission-words">
        <span class="mission-question">{questionOf(offer)}</span>
        <span class="small muted">
          {t("play.away", { distance: distance(Math.max(10, metres)) })}
          {offer.campaign && ` · ${offer.campaign.title}`}
        </span>
      </span>
      {offer.photo ? (
        <img class="mission-photo" src={photoUrl(offer.photo, "small")} alt="" loading="lazy" />
      ) : (
        <Icon name="next" />
      )}
    </a>
  );
}
