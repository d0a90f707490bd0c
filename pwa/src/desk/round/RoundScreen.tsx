// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { person } from "../../api/session.ts";
import { loadCities } from "../../app/city.ts";
import { fieldDeeds, nArrived, refreshDeeds } from "../../app/field.ts";
import { isOnline } from "../../app/sending.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { dateTime, distance } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { locate, NotLocated } from "../../map/locate.ts";
import { DeskPage } from "../parts/DeskPage.tsx";
import { Unsent } from "../parts/Unsent.tsx";
import { Along } from "./Along.tsx";
import { beginRound, endRound, type KeptRound, kept, left, readRound } from "./kept.ts";
import { useMe } from "./me.ts";
import { NextStop } from "./NextStop.tsx";
import { Rest } from "./Rest.tsx";
import "./Round.css";

/** An inspector's walk from report to report: nearest next, also where there is no signal. */
export function RoundScreen() {
  useEffect(() => {
    void readRound();
    void refreshDeeds();
    void loadCities().catch(() => undefined);
  }, [person.value?.id]);
  const known = kept.value;
  // Without a connection nobody can be asked who this is; the round says whose it is.
  const isWalking = Boolean(known) && person.value === undefined;
  return (
    <DeskPage tab="round" title={t("round.title")} isOpen={isWalking}>
      {known === undefined ? <Skeleton n={2} /> : <Body known={known} />}
    </DeskPage>
  );
}

function Body({ known }: { known: KeptRound | null }) {
  const visits = fieldDeeds.value.filter(({ kind }) => kind === "visit");
  return (
    <div class="round stack">
      <Unsent deeds={visits} />
      {known ? <Walk known={known} /> : <Begin />}
    </div>
  );
}

/** Ask where the inspector is, and the server where to go from there. */
function useBegin() {
  const deed = useDeed();
  const [isLost, lose] = useState(false);
  const begin = () =>
    deed.run(async () => {
      lose(false);
      try {
        const { lon, lat } = await locate();
        await beginRound({ lon, lat });
      } catch (error) {
        if (!(error instanceof NotLocated)) throw error;
        lose(true);
      }
    });
  return { begin, isBusy: deed.isBusy, error: deed.error, isLost };
}

function Begin() {
  const { begin, isBusy, error, isLost } = useBegin();
  return (
    <Empty icon="route" title={t("round.begin.title")}>
      <p>{t("round.begin.text")}</p>
      <Button look="primary" icon="locate" disabled={isBusy} onClick={() => void begin()}>
        {t("round.begin")}
      </Button>
      {isLost && <Lost />}
      <DeedFailure error={error} />
    </Empty>
  );
}

function Lost() {
  return (
    <Notice kind="warning" isAnnounced>
      <p>{t("round.lost")}</p>
    </Notice>
  );
}

function Walk({ known }: { known: KeptRound }) {
  const me = useMe();
  const stops = left(known, fieldDeeds.value);
  const [next, ...rest] = stops;
  const n = known.round.stops.length;
  return (
    <>
      <p class="muted small" role="status">
        {t("round.progress", { n: n - stops.length, of: n })} · {distance(known.round.length_m)} ·{" "}
        {t("round.as_of", { when: dateTime(known.at) })}
      </p>
      {next ? <NextStop key={next.id} stop={next} known={known} me={me ?? known.from} /> : <Done />}
      <Along known={known} />
      {stops.length > 0 && <Rest stops={stops} rest={rest} me={me ?? known.from} />}
      <Again />
    </>
  );
}

function Done() {
  return (
    <Empty icon="check" title={t("round.done")}>
      <p>{t("round.done.text")}</p>
    </Empty>
  );
}

/** Begin anew from here, or leave it. */
function Again() {
  const { begin, isBusy, error, isLost } = useBegin();
  return (
    <div class="stack-s" data-arrived={nArrived.value}>
      <div class="row">
        <Button icon="locate" disabled={isBusy || !isOnline.value} onClick={() => void begin()}>
          {t("round.again")}
        </Button>
        <Button look="quiet" icon="close" onClick={() => void endRound()}>
          {t("round.end")}
        </Button>
      </div>
      {isLost && <Lost />}
      <DeedFailure error={error} />
    </div>
  );
}
