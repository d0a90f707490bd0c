// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import type { Campaign } from "../../api/mapping.ts";
import { directionOf, type LonLat, metresBetween } from "../../api/metres.ts";
import { go } from "../../app/router.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { Page } from "../../components/Page/Page.tsx";
import type { Draft } from "../../forms/draft.ts";
import { distance } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { hindrance } from "../../map/support.ts";
import { reachOf } from "../reach.ts";
import { StandingLine } from "../StandingLine.tsx";
import { standing } from "../standing.ts";
import { isInArea } from "./area.ts";
import type { PointWords } from "./draft.ts";
import { Nudge } from "./Nudge.tsx";

interface Props {
  campaign: Campaign;
  draft: Draft<PointWords>;
}

/** Below this somebody stands upon it, as far as devices know. */
const SAME_M = 2;

/** Where it is: where somebody stands, or some steps from there. */
export function PlaceStep({ campaign, draft }: Props) {
  const { place } = draft.value;
  const from = standing.value;
  const at = place ?? from;
  const isFar = from !== null && at !== null && reachOf(from, at) === "far";
  const isOld = from !== null && reachOf(from, from) === "old";
  const isOutside = at !== null && !isInArea(campaign, at);
  const goOn = () => {
    if (!from) return;
    draft.change({ stood: from });
    go(`/play/campaigns/${campaign.slug}/add/details`);
  };
  return (
    <Page
      title={t("play.add.place")}
      backTo={`/play/campaigns/${campaign.slug}/add`}
      action={
        <Button
          look="primary"
          isWide
          disabled={!from || isFar || isOld || isOutside}
          onClick={goOn}
        >
          {t("play.add.here")}
        </Button>
      }
    >
      {at && from ? (
        <>
          <p role="status">{placeWords(from, at)}</p>
          {(isFar || isOutside) && (
            <Notice kind="warning" isAnnounced>
              <p>{t(isOutside ? "play.add.outside" : "play.add.far")}</p>
            </Notice>
          )}
          <Accuracy />
          <Picking at={at} draft={draft} />
          <Nudge at={at} onMove={(moved) => draft.change({ place: moved })} />
          {place && (
            <p>
              <Button icon="locate" onClick={() => draft.change({ place: null })}>
                {t("play.add.me")}
              </Button>
            </p>
          )}
        </>
      ) : (
        <StandingLine to={{ lon: 0, lat: 0 }} isLost={false} />
      )}
    </Page>
  );
}

function placeWords(from: LonLat, at: LonLat): string {
  const metres = metresBetween(from, at);
  if (metres < SAME_M) return t("play.add.stand");
  return t("subject.direction", {
    distance: metres < 10 ? t("play.metres", { n: Math.round(metres) }) : distance(metres),
    direction: t(`subject.direction.${directionOf(from, at)}`),
  });
}

/** How well the device knows where it is, and what to do where that is not enough. */
function Accuracy() {
  const from = standing.value;
  if (!from) return null;
  const accuracy = distance(Math.max(10, from.accuracyM));
  const reach = reachOf(from, from);
  return (
    <>
      <p class="small muted">{t("play.place.accuracy", { accuracy })}</p>
      {(reach === "vague" || reach === "old") && (
        <Notice kind="warning">
          <p>{t(`play.reach.${reach}`, { accuracy, distance: "" })}</p>
        </Notice>
      )}
    </>
  );
}

type Picker = typeof import("../../map/PlacePicker.tsx").PlacePicker;

/** A map with a cross-hair; where there is none, steps to each side do the same. */
function Picking({ at, draft }: { at: LonLat; draft: Draft<PointWords> }) {
  const [PickerOf, show] = useState<Picker | null>(null);
  const from = standing.value;
  useEffect(() => {
    if (hindrance()) return;
    import("../../map/PlacePicker.tsx").then(
      ({ PlacePicker }) => show(() => PlacePicker),
      () => undefined,
    );
  }, []);
  if (!PickerOf || !from) return null;
  return (
    <div class="add-map">
      <PickerOf
        lon={at.lon}
        lat={at.lat}
        me={{ lon: from.lon, lat: from.lat, accuracyM: from.accuracyM }}
        isEmbedded={false}
        onPick={(lon, lat) => draft.change({ place: { lon, lat } })}
      />
    </div>
  );
}
