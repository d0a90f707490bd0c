// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef, useState } from "preact/hooks";
import { type District, type Districts, loadDistricts } from "../../api/game.ts";
import { useResource } from "../../api/resource.ts";
import { city } from "../../app/city.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Field } from "../../components/Field/Field.tsx";
import { Page } from "../../components/Page/Page.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { t } from "../../i18n/text.ts";
import { figure, share } from "../figures.ts";
import { changePlay, kept, readPlay } from "../kept.ts";
import { standing, useStanding } from "../standing.ts";
import { type Looked, ownOf, rough, together } from "./districts.ts";

/** Districts that are shown at once; the others when they are asked for. */
const SHOWN = 10;

/** How well the districts of the city are looked after: no points, and no people. */
export function DistrictBoard() {
  useStanding();
  useEffect(() => void readPlay(), []);
  const { value, error } = useDistricts();
  return (
    <Page title={t("play.districts")} backTo="/play/boards">
      <p>{t("play.districts.text", { n: value?.districts[0]?.within_days ?? 90 })}</p>
      {value && <Shown all={value} />}
      {!value && (error ? <Failure error={error} /> : <Skeleton n={4} />)}
    </Page>
  );
}

/** Ask for the districts, and for the one where somebody stands as soon as the device says so. */
function useDistricts() {
  const code = city.value?.code;
  const at = standing.value ?? kept.value?.from;
  const here = at ? rough(at) : null;
  const key = `districts ${code} ${here ? `${here.lon} ${here.lat}` : ""}`;
  const { value, error } = useResource(key, () => loadDistricts(code, here));
  const last = useRef(value);
  if (value) last.current = value;
  return { value: last.current, error };
}

function Shown({ all }: { all: Districts }) {
  const [now, choose] = useState<string | null>(null);
  const [n, show] = useState(SHOWN);
  const chosen = now ?? kept.value?.district ?? "";
  const own = ownOf(all, chosen);
  const { districts } = all;
  if (districts.length === 0) return <Empty icon="map" title={t("play.districts.none")} />;
  const take = (district: string) => {
    choose(district);
    // What nobody plays with, nobody needs to find again.
    if (kept.value) void changePlay({ district });
  };
  return (
    <>
      <Choice districts={districts} chosen={chosen} onChoose={take} />
      {own && (
        <section class="stack-s" aria-labelledby="district-own">
          <h2 id="district-own">{own.area.name}</h2>
          <Figures {...looked(own)} />
        </section>
      )}
      <section class="stack-s" aria-labelledby="district-city">
        <h2 id="district-city">{t("play.districts.city")}</h2>
        <Figures {...together(districts)} />
      </section>
      <section class="stack-s" aria-labelledby="district-all">
        <h2 id="district-all">{t("play.districts.all")}</h2>
        <ol class="board">
          {districts.slice(0, n).map((district) => (
            <li key={district.area.code} data-me={district === own}>
              <Row district={district} isOwn={district === own} />
            </li>
          ))}
        </ol>
        {districts.length > n && (
          <p>
            <Button icon="down" onClick={() => show(districts.length)}>
              {t("app.more")}
            </Button>
          </p>
        )}
      </section>
    </>
  );
}

interface ChoiceProps {
  districts: District[];
  chosen: string;
  onChoose: (code: string) => void;
}

function Choice({ districts, chosen, onChoose }: ChoiceProps) {
  const byName = districts.map(({ area }) => area).sort((a, b) => a.name.localeCompare(b.name));
  return (
    <Field label={t("play.districts.mine")}>
      {(ids) => (
        <select {...ids} value={chosen} onChange={(event) => onChoose(event.currentTarget.value)}>
          <option value="">{t("play.districts.here")}</option>
          {byName.map(({ code, name }) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

function looked(district: District): { cells: Looked; closures: Looked } {
  return together([district]);
}

/** A district among the others: its name, how much of it was seen, and how many answers checked. */
export function Row({ district, isOwn }: { district: District; isOwn: boolean }) {
  return (
    <div class="board-name stack-s">
      <p>
        {district.area.name}
        {isOwn && <span class="small"> {t("play.districts.own")}</span>}
      </p>
      <Figures {...looked(district)} />
    </div>
  );
}

/** Both figures as a bar and in words; the words alone say all of it. */
function Figures({ cells, closures }: { cells: Looked; closures: Looked }) {
  return (
    <div class="district-figures">
      <Bar of={cells} words="play.districts.cells" />
      {closures.of > 0 ? (
        <Bar of={closures} words="play.districts.closures" />
      ) : (
        <p class="small muted">{t("play.districts.closures.none")}</p>
      )}
    </div>
  );
}

interface BarProps {
  of: Looked;
  words: "play.districts.cells" | "play.districts.closures";
}

function Bar({ of: { n, of }, words }: BarProps) {
  const told = { share: share(of > 0 ? n / of : 0), n: figure(n), of: figure(of) };
  return (
    <div>
      <p class="small figures">{t(words, told)}</p>
      <progress class="campaign-bar" aria-hidden="true" max={Math.max(1, of)} value={n} />
    </div>
  );
}
