// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import type { RoundStop } from "../../api/field.ts";
import { type LonLat, metresBetween } from "../../api/metres.ts";
import { Button } from "../../components/Button/Button.tsx";
import { ClockChip } from "../../components/Clock/Clock.tsx";
import { distance } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";

interface Props {
  /** All that are left, the next one first. */
  stops: RoundStop[];
  /** Those after the next. */
  rest: RoundStop[];
  me: LonLat;
}

type MapOfStops = typeof import("../../map/StopsMap.tsx")["StopsMap"];

/** What comes after: on a map, and as an equal list. */
export function Rest({ stops, rest, me }: Props) {
  const [MapView, open] = useState<MapOfStops | null>(null);
  const [isWanted, want] = useState(false);
  const [hasFailed, fail] = useState(false);
  useEffect(() => {
    if (!isWanted) return;
    // A map is for where there is a connection, or where it was taken along.
    import("../../map/StopsMap.tsx").then(
      ({ StopsMap }) => open(() => StopsMap),
      () => fail(true),
    );
  }, [isWanted]);
  return (
    <section class="stack-s" aria-labelledby="round-rest">
      <h2 id="round-rest">{t("round.rest", { n: rest.length })}</h2>
      {!isWanted && (
        <p>
          <Button icon="map" onClick={() => want(true)}>
            {t("round.map")}
          </Button>
        </p>
      )}
      {hasFailed && <p role="status">{t("round.map.none")}</p>}
      {MapView && !hasFailed && (
        <MapView
          label={t("round.map")}
          places={stops.map(({ location }) => location)}
          me={me}
          onFail={() => fail(true)}
        />
      )}
      <ol class="round-rest">
        {rest.map((stop) => (
          <li key={stop.id}>
            <span class="round-rest-what">{stop.category.name}</span>
            <span class="muted">
              {distance(metresBetween(me, stop.location))} · {stop.address}
            </span>
            <ClockChip state={stop.clock} dueAt={stop.due_at} />
          </li>
        ))}
      </ol>
    </section>
  );
}
