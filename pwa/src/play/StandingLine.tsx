// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { directionOf, type LonLat, metresBetween } from "../api/metres.ts";
import { wayTo } from "../app/way.ts";
import { Button } from "../components/Button/Button.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { distance } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { reachOf, type Standing } from "./reach.ts";
import { stand, standing, whyNot } from "./standing.ts";

interface Props {
  to: LonLat;
  /** An answer was given and the device did not say where it is. */
  isLost: boolean;
  /** An answer was given, and the device is asked where it is. */
  isAsked?: boolean;
}

/** Nearer than this, no direction helps: devices do not know it better. */
const THERE_M = 15;
/** As long as a device that may be asked takes to begin. */
const PATIENCE_MS = 1500;

/** Where somebody stands to what is asked about, and what to do where that is not enough. */
export function StandingLine({ to, isLost, isAsked = false }: Props) {
  const isPatient = usePatience();
  const from = standing.value;
  if (isAsked && !from) return <p role="status">{t("play.place.asking")}</p>;
  if (whyNot.value && !from) {
    return (
      <Notice kind="warning" isAnnounced>
        <p>{t(`play.place.${whyNot.value}`)}</p>
        <Ask />
      </Notice>
    );
  }
  if (!from) {
    if (isPatient) return <p class="muted">{t("play.place.asking")}</p>;
    return (
      <Notice kind={isLost ? "warning" : "info"}>
        <p>{t("play.place.why")}</p>
        <Ask />
      </Notice>
    );
  }
  return <Known from={from} to={to} />;
}

function Ask() {
  return (
    <p>
      <Button icon="locate" onClick={() => void stand().catch(() => undefined)}>
        {t("play.place.use")}
      </Button>
    </p>
  );
}

function Known({ from, to }: { from: Standing; to: LonLat }) {
  const reach = reachOf(from, to);
  const metres = metresBetween(from, to);
  const accuracy = distance(Math.max(10, from.accuracyM));
  return (
    <div class="stack-s" data-reach={reach}>
      <p class="mission-way">
        <a href={wayTo(to)}>
          {metres < THERE_M
            ? t("play.place.here")
            : t("subject.direction", {
                distance: distance(metres),
                direction: t(`subject.direction.${directionOf(from, to)}`),
              })}
        </a>
      </p>
      <p class="small muted">{t("play.place.accuracy", { accuracy })}</p>
      {reach !== "near" && (
        <Notice kind="warning">
          <p>{t(`play.reach.${reach}`, { accuracy, distance: distance(metres) })}</p>
        </Notice>
      )}
    </div>
  );
}

function usePatience(): boolean {
  const [isPatient, lose] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => lose(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return isPatient;
}
