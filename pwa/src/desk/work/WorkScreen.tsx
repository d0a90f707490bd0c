// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { Refusal } from "../../api/client.ts";
import { loadWork, type WorkView } from "../../api/field.ts";
import { keepValue, keptValue } from "../../app/database.ts";
import { fieldDeeds, nArrived, refreshDeeds, type WorkDeed } from "../../app/field.ts";
import type { Params } from "../../app/router.ts";
import { isOnline } from "../../app/sending.ts";
import { wayTo } from "../../app/way.ts";
import { Empty } from "../../components/Empty/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { Page } from "../../components/Page/Page.tsx";
import { PhotoView } from "../../components/PhotoView/PhotoView.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { date, dayDate } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { Unsent } from "../parts/Unsent.tsx";
import { TellForm } from "./TellForm.tsx";
import "./WorkScreen.css";

interface Known {
  view: WorkView | null;
  /** Whether the link does not work (any more). */
  isGone: boolean;
  error: unknown;
}

/** What a contractor was asked to do: opened by a link, without an account. */
export function WorkScreen({ params }: { params: Params }) {
  const token = params.token ?? "";
  const [known, show] = useState<Known>({ view: null, isGone: false, error: null });
  const load = async () => show(await told(token));
  useEffect(() => {
    void refreshDeeds();
    // A page that only the holder of its link may know has no business in a search.
    const meta = document.head.appendChild(document.createElement("meta"));
    meta.name = "robots";
    meta.content = "noindex";
    return () => meta.remove();
  }, []);
  useEffect(() => void load(), [token, nArrived.value, isOnline.value]);
  const waiting = fieldDeeds.value.filter(
    (deed): deed is WorkDeed => deed.kind === "work" && deed.target === token,
  );
  if (known.isGone) return <Gone />;
  const { view } = known;
  return (
    <Page title={t("work.title")}>
      {!view && !known.error && <Skeleton n={3} />}
      {Boolean(known.error) && <Failure error={known.error} onRetry={() => void load()} />}
      {view && (
        <>
          {!isOnline.value && (
            <Notice kind="warning">
              <p>{t("work.offline")}</p>
            </Notice>
          )}
          <What view={view} />
          <Unsent deeds={waiting} />
          <Story view={view} />
          <TellForm token={token} view={view} />
        </>
      )}
    </Page>
  );
}

/** Return what the server says, or what it said the last time if it can not be reached. */
async function told(token: string): Promise<Known> {
  const name = `work:${token}`;
  try {
    const view = await loadWork(token);
    await keepValue(name, view);
    return { view, isGone: false, error: null };
  } catch (error) {
    if (error instanceof Refusal && error.status === 404) {
      await keepValue(name, null);
      return { view: null, isGone: true, error: null };
    }
    const view = (await keptValue<WorkView | null>(name)) ?? null;
    return { view, isGone: false, error: view ? null : error };
  }
}

function Gone() {
  return (
    <Page title={t("work.title")}>
      <Empty icon="stop" title={t("work.gone")}>
        <p>{t("work.gone.text")}</p>
      </Empty>
    </Page>
  );
}

function What({ view }: { view: WorkView }) {
  const { lon, lat } = view.location;
  const place = view.address || `${lat.toFixed(5)}, ${lon.toFixed(5)}`;
  return (
    <section class="stack-s">
      <h2 class="work-what">{view.category}</h2>
      <p class="work-where">
        <a href={wayTo(view.location)}>{place}</a>
      </p>
      <p class="work-words work-instructions">{view.instructions}</p>
      {view.due_on && (
        <p>
          <strong>{t("work.due", { day: dayDate(view.due_on) })}</strong>
        </p>
      )}
      <PhotoView photos={view.photos} label={t("work.photos")} />
      {view.description && (
        <blockquote class="work-words work-said">
          <p>{view.description}</p>
        </blockquote>
      )}
      <p class="muted small">
        {view.city} · {view.department} · {view.number} ·{" "}
        {t("work.until", { day: date(view.expires_at) })}
      </p>
    </section>
  );
}

function Story({ view }: { view: WorkView }) {
  if (view.told.length === 0) return null;
  return (
    <section class="stack-s">
      <h2>{t("work.story")}</h2>
      <ul class="work-list">
        {view.told.map((one) => (
          <li key={one.id} class="work-telling">
            <strong>{t(`work.told.${one.told}`)}</strong> {date(one.at)}
            {one.ready_on && ` · ${t("work.ready", { day: dayDate(one.ready_on) })}`}
            {one.n_photos > 0 && ` · ${t("work.n_photos", { n: one.n_photos })}`}
            {one.text && <p class="work-words">{one.text}</p>}
          </li>
        ))}
      </ul>
      {view.state === "reported" && (
        <Notice kind="good">
          <p>{t("work.reported")}</p>
        </Notice>
      )}
    </section>
  );
}
