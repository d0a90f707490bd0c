// SPDX-License-Identifier: EUPL-1.2
import { PlacePicker } from "../../../map/PlacePicker.tsx";

export interface CorrectPlaceProps {
  lon: number;
  lat: number;
  onPick: (lon: number, lat: number) => void;
}

/** The map below a cross-hair, to say where it really is. */
export function CorrectPlace({ lon, lat, onPick }: CorrectPlaceProps) {
  return (
    <div class="deed-map">
      <PlacePicker lon={lon} lat={lat} onPick={onPick} />
    </div>
  );
}
