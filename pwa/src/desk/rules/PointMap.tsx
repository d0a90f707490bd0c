// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { LonLat } from "../../api/metres.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { t } from "../../i18n/text.ts";

type Picker = typeof import("../../map/PlacePicker.tsx").PlacePicker;

interface Props {
  at: LonLat;
  onPick: (lon: number, lat: number) => void;
}

/** A map to point with, on demand: the address says the same. */
export function PointMap({ at, onPick }: Props) {
  const [Picker, show] = useState<Picker | null>(null);
  const [isOpen, open] = useState(false);
  const [error, fail] = useState<unknown>(null);
  const load = () => {
    open(true);
    fail(null);
    import("../../map/PlacePicker.tsx").then(({ PlacePicker }) => show(() => PlacePicker), fail);
  };
  return (
    <div class="stack-s">
      <p>
        <Button icon="map" aria-expanded={isOpen} onClick={() => (isOpen ? open(false) : load())}>
          {t(isOpen ? "where.map.close" : "where.map.open")}
        </Button>
      </p>
      {isOpen && error !== null && <Failure error={error} onRetry={load} />}
      {isOpen && error === null && !Picker && <Skeleton n={2} />}
      {isOpen && Picker && (
        <div class="rules-map">
          <Picker lon={at.lon} lat={at.lat} onPick={onPick} />
        </div>
      )}
    </div>
  );
}
