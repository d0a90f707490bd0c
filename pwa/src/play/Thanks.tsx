// SPDX-License-Identifier: EUPL-1.2
import type { Offer } from "../api/mapping.ts";
import { fieldDeeds } from "../app/field.ts";
import { isOnline } from "../app/sending.ts";
import { ButtonLink } from "../components/Button/Button.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { Page } from "../components/Page/Page.tsx";
import { t } from "../i18n/text.ts";
import { kept, left } from "./kept.ts";
import { MissionCard } from "./MissionCard.tsx";
import { standing } from "./standing.ts";
import { told, useTold } from "./told.ts";
import { WayToObject } from "./WayToObject.tsx";

/** The answer is kept; what it came to, and the next mission at once. */
export function Thanks({ offer }: { offer: Offer }) {
  useTold();
  const at = standing.value ?? kept.value?.from ?? null;
  const [next] = kept.value ? left(kept.value, fieldDeeds.value, at) : [];
  return (
    <Page
      title={t("play.thanks")}
      backTo="/play"
      action={
        <ButtonLink href={next ? `/play/missions/${next.id}` : "/play"} look="primary" isWide>
          {t(next ? "play.mission.next" : "play.missions.back")}
        </ButtonLink>
      }
    >
      <Came offer={offer} />
      {next && (
        <section class="stack-s" aria-labelledby="mission-next">
          <h2 id="mission-next">{t("play.mission.next")}</h2>
          <MissionCard offer={next} at={at} />
        </section>
      )}
    </Page>
  );
}

/** What is known of the answer by now: on the device, refused, taken, or taken without effect. */
function Came({ offer }: { offer: Offer }) {
  const said = told.value.get(offer.id);
  const deed = fieldDeeds.value.find(({ target }) => target === offer.id);
  if (deed?.state === "refused") {
    return (
      <Notice kind="warning" isAnnounced>
        <p>{deed.problem?.detail ?? deed.problem?.title}</p>
      </Notice>
    );
  }
  if (!said) {
    return <p role="status">{t(isOnline.value ? "play.thanks.sending" : "play.thanks.offline")}</p>;
  }
  const { flags } = said.answer;
  return (
    <div class="stack-s" role="status">
      {flags.length === 0 && <p>{t("play.thanks.taken")}</p>}
      {flags.map((flag) => (
        <p key={flag}>{t(`play.flag.${flag}`)}</p>
      ))}
      {flags.length > 0 && <WayToObject />}
    </div>
  );
}
