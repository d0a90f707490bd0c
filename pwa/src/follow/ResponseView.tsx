// SPDX-License-Identifier: EUPL-1.2
import type { Schema } from "../api/client.ts";
import { Icon, type IconName } from "../components/Icon/Icon.tsx";
import { BeforeAfter } from "../components/PhotoView/BeforeAfter.tsx";
import { PhotoView } from "../components/PhotoView/PhotoView.tsx";
import { RatingShown } from "../components/Rating/Rating.tsx";
import { dateTime, dayDate } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { isOwn, photoKey, type Shown } from "./shown.ts";

type Response = Schema["ResponseView"];

const ICONS: Record<Schema["Outcome"], IconName> = {
  fixed: "check",
  scheduled: "clock",
  nothing_to_fix: "info",
  not_ours: "address",
  declined: "stop",
  duplicate: "gallery",
};

interface Props {
  shown: Shown;
  response: Response;
}

/** The department's answer: what it comes to, its words, before and after, the grade it got. */
export function ResponseView({ shown, response }: Props) {
  const { outcome, department, answered_at, text, rating } = response;
  return (
    <section class="follow-response stack" aria-labelledby="response">
      <div class="stack-s">
        <h2 id="response">{t("follow.answer.title", { department: department.name })}</h2>
        <p class="muted small">
          <time dateTime={answered_at}>{dateTime(answered_at)}</time>
        </p>
      </div>
      <p class="follow-outcome" data-outcome={outcome}>
        <Icon name={ICONS[outcome]} />
        <span>{t(`outcome.${outcome}`)}</span>
      </p>
      <Details response={response} />
      {outcome !== "duplicate" && text && <blockquote class="follow-words">{text}</blockquote>}
      <Photos shown={shown} response={response} />
      {rating && (
        <div class="stack-s">
          <h3>{t(isOwn(shown) ? "follow.rated.own" : "follow.rated")}</h3>
          <RatingShown grade={rating.grade} />
          {rating.comment && <blockquote class="follow-words">{rating.comment}</blockquote>}
        </div>
      )}
    </section>
  );
}

/** When the work is planned, who is responsible, or why nothing will be done. */
function Details({ response: { scheduled_on, who, reason } }: { response: Response }) {
  if (!scheduled_on && !who && !reason) return null;
  return (
    <dl class="follow-facts">
      {scheduled_on && (
        <div>
          <dt>{t("outcome.scheduled_on")}</dt>
          <dd>
            <time dateTime={scheduled_on}>{dayDate(scheduled_on)}</time>
          </dd>
        </div>
      )}
      {who && (
        <div>
          <dt>{t("outcome.who")}</dt>
          <dd>{who}</dd>
        </div>
      )}
      {reason && (
        <div>
          <dt>{t("outcome.reason")}</dt>
          <dd>{reason}</dd>
        </div>
      )}
    </dl>
  );
}

/** The first photo of each over one another, where there are both; the rest beside them. */
function Photos({ shown, response }: Props) {
  const label = shown.report.category.name;
  const key = photoKey(shown);
  const [before] = shown.report.photos;
  const [after, ...more] = response.photos;
  if (!after) return null;
  if (!before) return <PhotoView photos={response.photos} label={label} photoKey={key} />;
  return (
    <>
      <BeforeAfter before={before} after={after} label={label} photoKey={key} />
      <PhotoView photos={more} label={label} photoKey={key} isSmall />
    </>
  );
}
