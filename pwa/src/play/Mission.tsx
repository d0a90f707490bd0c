// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import type { AnswerCode, Offer } from "../api/mapping.ts";
import { skipOffer } from "../api/mapping.ts";
import { person } from "../api/session.ts";
import { fieldDeeds, refreshDeeds } from "../app/field.ts";
import { go, type Params } from "../app/router.ts";
import { Button, ButtonLink } from "../components/Button/Button.tsx";
import { Empty } from "../components/Empty/Empty.tsx";
import { Page } from "../components/Page/Page.tsx";
import { PhotoView } from "../components/PhotoView/PhotoView.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { DeedFailure, useDeed } from "../forms/deed.tsx";
import { useDraft } from "../forms/draft.ts";
import type { KeptPhoto } from "../forms/PhotoPicker.tsx";
import { t } from "../i18n/text.ts";
import { NotLocated } from "../map/locate.ts";
import { keepAnswer } from "./answering.ts";
import { kept, readPlay, settleMission } from "./kept.ts";
import { MissionsMap } from "./MissionsMap.tsx";
import { OnePhoto } from "./OnePhoto.tsx";
import { questionOf } from "./question.ts";
import { reachOf } from "./reach.ts";
import { StandingLine } from "./StandingLine.tsx";
import { stand, standing, useStanding } from "./standing.ts";
import { Thanks } from "./Thanks.tsx";
import "./Mission.css";

/** One question about one thing, answered by one thumb. */
export function Mission({ params }: { params: Params }) {
  const id = params.id ?? "";
  const [answered, answer] = useState<Offer | null>(null);
  const [isKeeping, keep] = useState(false);
  useEffect(() => {
    void readPlay();
    void refreshDeeds();
  }, [person.value?.id]);
  if (answered) return <Thanks offer={answered} />;
  if (kept.value === undefined) {
    return (
      <Page title={t("play.mission")} backTo="/play">
        <Skeleton />
      </Page>
    );
  }
  const offer = kept.value?.offers.find((one) => one.id === id);
  const isOver =
    !offer ||
    kept.value?.done.includes(id) ||
    Date.parse(offer.expires_at) < Date.now() ||
    fieldDeeds.value.some(({ target }) => target === id);
  // While its answer is being kept it is over already; thanks come next, and nothing in between.
  if (!offer || (isOver && !isKeeping)) return <Gone />;
  return <Asked key={id} offer={offer} onKeep={keep} onAnswered={() => answer(offer)} />;
}

function Gone() {
  return (
    <Page title={t("play.mission")} backTo="/play">
      <Empty icon="clock" title={t("play.mission.over")}>
        <p>{t("play.mission.over.text")}</p>
        <ButtonLink href="/play" look="primary">
          {t("play.missions.back")}
        </ButtonLink>
      </Empty>
    </Page>
  );
}

interface AskedProps {
  offer: Offer;
  /** An answer is being kept, or could not be. */
  onKeep: (isKeeping: boolean) => void;
  onAnswered: () => void;
}

function Asked({ offer, onKeep, onAnswered }: AskedProps) {
  useStanding();
  const [shownAt] = useState(() => performance.now());
  const photos = useDraft<{ photos: KeptPhoto[] }>(`point-draft:${offer.id}`, { photos: [] });
  const deed = useDeed();
  const [isLost, lose] = useState(false);
  const say = (answer: AnswerCode) =>
    deed.run(async () => {
      const tookS = (performance.now() - shownAt) / 1000;
      try {
        lose(false);
        const known = standing.value;
        const from = known && reachOf(known, offer) !== "old" ? known : await stand();
        onKeep(true);
        await keepAnswer(offer, { answer, from, tookS, photos: photos.value.photos });
        onAnswered();
      } catch (error) {
        onKeep(false);
        if (!(error instanceof NotLocated)) throw error;
        lose(true);
      }
    });
  const about = offer.campaign?.title ?? offer.report?.number;
  return (
    <Page
      title={questionOf(offer)}
      backTo="/play"
      action={<Answers offer={offer} isBusy={deed.isBusy} onAnswer={(code) => void say(code)} />}
    >
      <p class="muted">{about}</p>
      <StandingLine to={offer} isLost={isLost} isAsked={deed.isBusy} />
      {standing.value && <MissionsMap offers={[offer]} at={standing.value} />}
      {offer.photo && (
        <figure class="stack-s">
          <PhotoView photos={[offer.photo]} label={t("play.mission.earlier")} />
          <figcaption class="small muted">{t("play.mission.earlier")}</figcaption>
        </figure>
      )}
      <DeedFailure error={deed.error ?? photos.error} />
      <OnePhoto
        photos={photos.value.photos}
        from={standing.value}
        onPhotos={(taken) => photos.change({ photos: taken })}
      />
      <Skip offer={offer} onSkip={photos.drop} />
    </Page>
  );
}

interface AnswersProps {
  offer: Offer;
  isBusy: boolean;
  onAnswer: (answer: AnswerCode) => void;
}

/** The answers, as large as thumbs are; nobody sees what others said. */
export function Answers({ offer, isBusy, onAnswer }: AnswersProps) {
  const few: AnswerCode[] = offer.purpose === "still_there" ? ["changed"] : [];
  return (
    <div class="mission-answers" role="group" aria-label={t("play.mission.answer")}>
      <Button look="primary" icon="check" disabled={isBusy} onClick={() => onAnswer("yes")}>
        {t("play.answer.yes")}
      </Button>
      <Button look="primary" icon="close" disabled={isBusy} onClick={() => onAnswer("no")}>
        {t("play.answer.no")}
      </Button>
      {[...few, "cant_tell" as const].map((code) => (
        <Button key={code} disabled={isBusy} onClick={() => onAnswer(code)}>
          {t(`play.answer.${code}`)}
        </Button>
      ))}
    </div>
  );
}

/** Put it aside; nobody minds. */
function Skip({ offer, onSkip }: { offer: Offer; onSkip: () => void }) {
  const skip = async () => {
    onSkip();
    await settleMission(offer.id);
    go("/play", { replace: true });
    // Where there is no connection, it ends by itself within the half hour.
    await skipOffer(offer.id).catch(() => undefined);
  };
  return (
    <p>
      <Button look="quiet" icon="next" onClick={() => void skip()}>
        {t("play.mission.skip")}
      </Button>
    </p>
  );
}
