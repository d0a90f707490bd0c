// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { decidePoint, type Triage, type TriagePoint, triage } from "../../api/campaigns.ts";
import { reload } from "../../api/resource.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { TextArea } from "../../components/Field/Field.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { dateTime } from "../../i18n/format.ts";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { percent } from "./figures.ts";
import { PointPlace } from "./PointPlace.tsx";
import "./Mapping.css";

const NAME = "mapping triage";

/** Points that residents did not decide in time, and a moderator has to. */
export function TriageScreen() {
  return (
    <DeskPage tab="points" title={t("desk.tab.points")}>
      <div class="mapping stack">
        <p class="muted">{t("mapping.triage.text")}</p>
        <Loaded name={NAME} load={triage}>
          {(found) => <Points of={found} />}
        </Loaded>
      </div>
    </DeskPage>
  );
}

function Points({ of: { points, n } }: { of: Triage }) {
  if (points.length === 0) {
    return (
      <Empty icon="check" title={t("mapping.triage.none")}>
        <p>{t("mapping.triage.none.text")}</p>
      </Empty>
    );
  }
  return (
    <>
      {n > points.length && (
        <p class="muted">{t("mapping.triage.n", { n, shown: points.length })}</p>
      )}
      <ul class="mapping-list">
        {points.map((point) => (
          <li key={point.id}>
            <Point of={point} />
          </li>
        ))}
      </ul>
    </>
  );
}

function Point({ of: point }: { of: TriagePoint }) {
  return (
    <article class="mapping-card stack-s" aria-labelledby={`point-${point.id}`}>
      <h2 id={`point-${point.id}`}>{point.kind.name}</h2>
      <p class="muted">
        {point.campaign.title}, {dateTime(point.captured_at)}
      </p>
      <p>
        {t("mapping.triage.votes", {
          percent: percent(point.probability),
          yes: point.n_yes,
          no: point.n_no,
        })}
      </p>
      <dl class="mapping-answers">
        {point.answers.map(({ question, answer }) => (
          <div key={question}>
            <dt>{question}</dt>
            <dd>{answer}</dd>
          </div>
        ))}
      </dl>
      {point.flags.length > 0 && (
        <p class="muted small">{t("mapping.triage.flags", { n: point.flags.length })}</p>
      )}
      {point.photo && (
        <img
          class="mapping-photo"
          src={point.photo.url.replace("{size}", "medium")}
          alt={t("mapping.triage.photo", { kind: point.kind.name })}
          loading="lazy"
        />
      )}
      <PointPlace lon={point.lon} lat={point.lat} />
      <Deciding of={point} />
    </article>
  );
}

/** A moderator's word, with why. */
function Deciding({ of: point }: { of: TriagePoint }) {
  const [note, write] = useState("");
  const [isMissing, miss] = useState(false);
  const deciding = useDeed();
  const decide = (verdict: "verified" | "rejected") => {
    miss(note.trim() === "");
    if (!note.trim()) return;
    void deciding.run(async () => {
      const done = await decidePoint(point.id, verdict, note.trim());
      toast(
        done.report
          ? t("mapping.triage.reported", { number: done.report })
          : t("mapping.triage.done"),
      );
      await reload(`${language.value} ${NAME}`, triage);
    });
  };
  return (
    <form class="stack-s" noValidate onSubmit={(event) => event.preventDefault()}>
      <TextArea
        label={t("mapping.triage.note")}
        value={note}
        maxLength={1000}
        error={isMissing ? t("mapping.triage.note.missing") : undefined}
        onText={write}
      />
      <DeedFailure error={deciding.error} />
      <p class="row">
        <Button icon="check" disabled={deciding.isBusy} onClick={() => decide("verified")}>
          {t("mapping.triage.verified")}
        </Button>
        <Button icon="close" disabled={deciding.isBusy} onClick={() => decide("rejected")}>
          {t("mapping.triage.rejected")}
        </Button>
      </p>
    </form>
  );
}
