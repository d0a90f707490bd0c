// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { addressAt } from "../../api/addresses.ts";
import { directionOf, type LonLat } from "../../api/metres.ts";
import { type Nearby, subjectsNear } from "../../api/subjects.ts";
import { AddressSearch } from "../../app/AddressSearch.tsx";
import { city } from "../../app/city.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { distance } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { stand, standing, whyNot } from "../standing.ts";
import "../../app/choices.css";

interface Props {
  chosen: string | null;
  onChoose: (building_id: string) => void;
}

/** A house as people know it. */
interface House {
  id: string;
  title: string;
  where: string;
}

/** As many houses are shown around a place; whoever lives there knows which. */
const FEW = 4;

/** Which house a team is of, by its address or by standing at it. */
export function HousePicker({ chosen, onChoose }: Props) {
  const [houses, show] = useState<House[] | null>(null);
  const deed = useDeed();
  const look = (at: LonLat) =>
    deed.run(async () => {
      if (city.value) show(await housesNear(city.value, at));
    });
  const lookHere = () =>
    void stand().then(
      (at) => look(at),
      () => undefined,
    );
  useEffect(() => {
    if (standing.value) void look(standing.value);
  }, []);
  return (
    <div class="stack-s">
      <AddressSearch near={standing.value} onPick={(at) => void look(at)} />
      <p>
        <Button icon="locate" disabled={deed.isBusy} onClick={lookHere}>
          {t("play.place.use")}
        </Button>
      </p>
      {whyNot.value && <p role="status">{t(`play.place.${whyNot.value}`)}</p>}
      <DeedFailure error={deed.error} />
      {deed.isBusy && !houses && <Skeleton n={2} />}
      {houses && <Houses houses={houses} chosen={chosen} onChoose={onChoose} />}
    </div>
  );
}

/** Return the houses around a place, nearest first; one without an address by that beside it. */
async function housesNear(of: NonNullable<typeof city.value>, at: LonLat): Promise<House[]> {
  const found = await subjectsNear(of, at, { kind: "building", kinds: [] });
  return Promise.all(
    found.slice(0, FEW).map(async (house) => {
      const address = house.address || (await addressAt(of, house));
      return { id: house.id, title: titleOf({ ...house, address }), where: whereOf(house, at) };
    }),
  );
}

function titleOf({ address, name }: Pick<Nearby, "address" | "name">): string {
  return [address, name].filter(Boolean).join(" · ") || t("play.team.house.bare");
}

function whereOf(house: Nearby, at: LonLat): string {
  return t("subject.direction", {
    distance: distance(house.distance_m),
    direction: t(`subject.direction.${directionOf(at, house)}`),
  });
}

function Houses({ houses, chosen, onChoose }: Props & { houses: House[] }) {
  if (houses.length === 0) return <p role="status">{t("subject.none.building")}</p>;
  return (
    <fieldset class="field">
      <legend class="field-label">{t("subject.which.building")}</legend>
      <p class="small muted">{t("play.team.house.why")}</p>
      <div class="choices">
        {houses.map(({ id, title, where }) => (
          <label key={id} class="choice">
            <input
              type="radio"
              name="house"
              checked={chosen === id}
              onChange={() => onChoose(id)}
            />
            <span class="choice-words">
              <span class="choice-title">{title}</span>
              <span class="muted small">{where}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
