// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { knownAddressAt } from "../api/addresses.ts";
import type { Category } from "../api/catalogue.ts";
import { directionOf, type LonLat, metresBetween } from "../api/metres.ts";
import { type Nearby, subjectsNear } from "../api/subjects.ts";
import { city } from "../app/city.ts";
import type { LocalReport } from "../app/database.ts";
import { Button } from "../components/Button/Button.tsx";
import { Failure } from "../components/Failure.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { distance } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import { MapChoice } from "./MapChoice.tsx";
import { putSubject, subjectWords } from "./placing.ts";
import "../app/choices.css";

interface Props {
  report: LocalReport;
  category: Category;
  error?: string | undefined;
}

interface Known {
  /** From where the distances are told: where the person stands, not what they picked. */
  from: LonLat;
  things: Nearby[];
}

/** How many are shown at first, and how many more at each wish for more. */
const FEW = 5;
/** A map that moved less than this looks at the same things, metres. */
const STILL_M = 10;

/** Which building, facility or thing it is: the nearest ones as a list, and on the map. */
export function SubjectPicker({ report, category, error }: Props) {
  const kind = category.subject_kind;
  const [n, showMore] = useState(FEW);
  const { known, failure, looked, look, retry } = useThings(report, category);
  const pick = (thing: Nearby | undefined) => void (thing && putSubject(report.id, thing));
  if (kind === "place" || !report.place) return null;
  const chosen = report.place.subject;
  const shown = known?.things.slice(0, n) ?? [];
  // The map follows what is chosen; before that it shows the nearest one.
  const isThere = known?.things.find(({ id }) => id === chosen?.id);
  const seen = isThere ?? looked ?? known?.things[0] ?? report.place;
  return (
    <fieldset class="field stack-s" data-wrong={Boolean(error)}>
      <legend class="section-title" id="subject" tabIndex={-1}>
        {t(`subject.which.${kind}`)}
      </legend>
      {error && <p class="field-error">{error}</p>}
      {failure !== null && <Failure error={failure} onRetry={retry} />}
      {!known && failure === null && <Skeleton n={2} />}
      {known?.things.length === 0 && <p class="muted">{t(`subject.none.${kind}`)}</p>}
      <div class="choices">
        {shown.map((thing) => (
          <label key={thing.id} class="choice">
            <input
              type="radio"
              name="subject"
              checked={chosen?.id === thing.id}
              onChange={() => pick(thing)}
            />
            <Thing thing={thing} from={known?.from ?? thing} />
          </label>
        ))}
      </div>
      {known && known.things.length > n && (
        <Button look="quiet" icon="down" onClick={() => showMore(n + 2 * FEW)}>
          {t("subject.more")}
        </Button>
      )}
      {known && known.things.length > 0 && (
        <MapChoice
          at={{ ...seen, accuracy_m: null }}
          subjects={known.things.map(pickable)}
          selectedId={chosen?.id ?? null}
          onPick={(lon, lat) => metresBetween(seen, { lon, lat }) > STILL_M && look({ lon, lat })}
          onPickSubject={(id) => pick(known.things.find((thing) => thing.id === id))}
        />
      )}
    </fieldset>
  );
}

function Thing({ thing, from }: { thing: Nearby; from: LonLat }) {
  const title = subjectWords(thing);
  const where = t("subject.direction", {
    distance: distance(metresBetween(from, thing)),
    direction: t(`subject.direction.${directionOf(from, thing)}`),
  });
  const address = useAddress(thing);
  const also = address !== title ? address : "";
  return (
    <span class="choice-words">
      <span class="choice-title">{title}</span>
      <span class="muted small">{[also, where].filter(Boolean).join(" · ")}</span>
    </span>
  );
}

/** A lamp has no address; the house beside it tells which one it is. */
function useAddress(thing: Nearby): string {
  const [near, tell] = useState("");
  useEffect(() => {
    if (!thing.address && city.value) void knownAddressAt(city.value, thing).then(tell);
  }, [thing.id]);
  return thing.address || near;
}

function pickable(thing: Nearby) {
  return { id: thing.id, lon: thing.lon, lat: thing.lat, name: subjectWords(thing) };
}

/** What stands near the place, or near where somebody looks on the map. */
function useThings({ place }: LocalReport, { subject_kind: kind, subject_kinds }: Category) {
  const [known, know] = useState<Known | null>(null);
  const [failure, fail] = useState<unknown>(null);
  const [looked, look] = useState<LonLat | null>(null);
  // The list stays as it is when one of it is picked, though the report moves there.
  const isPicked = place?.source === "subject" && known !== null;
  const from = looked ?? (isPicked ? known.from : place);
  const load = () => {
    const here = city.value;
    if (!from || !here || kind === "place") return;
    fail(null);
    const at = { lon: from.lon, lat: from.lat };
    subjectsNear(here, at, { kind, kinds: subject_kinds }).then(
      (things) => know({ from: at, things }),
      fail,
    );
  };
  useEffect(load, [from?.lon, from?.lat, kind, subject_kinds.join(), city.value]);
  return { known, failure, looked, look, retry: load };
}
