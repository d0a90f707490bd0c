// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { todayIn } from "../../api/catalogue.ts";
import { listAreas } from "../../api/explore.ts";
import { useResource } from "../../api/resource.ts";
import { declareForceMajeure, type ForceMajeure, previewForceMajeure } from "../../api/rules.ts";
import { useCatalogue } from "../../app/catalogue.ts";
import { Button } from "../../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { Failure } from "../../components/Failure.tsx";
import { TextArea, TextField } from "../../components/Field/Field.tsx";
import { Sheet } from "../../components/Sheet/Sheet.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { dayDate, zone } from "../../i18n/format.ts";
import { t, words } from "../../i18n/text.ts";
import { useInSight } from "./useInSight.ts";

interface Props {
  jurisdiction: string;
  onClose: () => void;
  onDone: () => void;
}

type State = "idle" | "busy" | { n: number } | { error: unknown };

/** Let clocks stand still in the city or a part of it: where, how long and why, then for how many. */
export function ForceMajeureSheet({ jurisdiction, onClose, onDone }: Props) {
  const [body, put] = useState<Required<ForceMajeure>>({
    areas: [],
    categories: [],
    until: "",
    text: "",
  });
  const [shown, show] = useState<Fault[]>([]);
  const [state, set] = useState<State>("idle");
  useEffect(() => set("idle"), [body]);
  const asked = { ...body, text: body.text.trim() };
  const look = async () => {
    const faults = faultsIn(asked);
    show(faults);
    if (faults.length > 0) return;
    set("busy");
    try {
      set({ n: (await previewForceMajeure(jurisdiction, asked)).n_reports });
    } catch (error) {
      set({ error });
    }
  };
  const isFound = typeof state === "object" && "n" in state;
  const result = useInSight(isFound);
  return (
    <Sheet title={t("rules.majeure")} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void look();
        }}
      >
        <ErrorSummary faults={shown} />
        <p class="muted">{t("rules.majeure.about")}</p>
        <Where jurisdiction={jurisdiction} body={body} onChange={put} />
        <TextField
          id="majeure-until"
          type="date"
          label={t("rules.majeure.until")}
          hint={t("rules.majeure.until.hint")}
          value={body.until}
          error={shown.find(({ field }) => field === "majeure-until")?.text}
          onText={(until) => put({ ...body, until })}
        />
        <TextArea
          id="majeure-text"
          label={t("rules.majeure.text")}
          hint={t("rules.reason.hint")}
          value={body.text}
          maxLength={2000}
          error={shown.find(({ field }) => field === "majeure-text")?.text}
          onText={(text) => put({ ...body, text })}
        />
        <Button
          type="submit"
          look={isFound ? "plain" : "primary"}
          isWide
          disabled={state === "busy"}
        >
          {t("rules.preview")}
        </Button>
      </form>
      <div class="stack" aria-live="polite" ref={result}>
        {state === "busy" && <Skeleton n={2} />}
        {typeof state === "object" && "error" in state && <Failure error={state.error} />}
        {isFound && (
          <p class="rules-sum">
            {t("rules.majeure.sum", { n: state.n, until: dayDate(body.until) })}
          </p>
        )}
      </div>
      {isFound && <Declare jurisdiction={jurisdiction} body={asked} onDone={onDone} />}
    </Sheet>
  );
}

function faultsIn({ until, text }: Required<ForceMajeure>): Fault[] {
  const isOver = until === "" || until < todayIn(zone.value);
  return [
    ...(isOver ? [{ field: "majeure-until", text: t("rules.majeure.until.missing") }] : []),
    ...(text === "" ? [{ field: "majeure-text", text: t("rules.reason.missing") }] : []),
  ];
}

interface WhereProps {
  jurisdiction: string;
  body: Required<ForceMajeure>;
  onChange: (body: Required<ForceMajeure>) => void;
}

/** Areas and categories; where none is ticked, all of them. */
function Where({ jurisdiction, body, onChange }: WhereProps) {
  const areas = useResource(`areas ${jurisdiction}`, () => listAreas(jurisdiction)).value ?? [];
  const { value: catalogue } = useCatalogue();
  const categories = (catalogue?.groups ?? []).flatMap((group) => group.categories);
  return (
    <div>
      <Ticks
        legend={t("rules.majeure.areas", { n: body.areas.length })}
        options={areas.map(({ code, name }) => ({ code, name: words(name) }))}
        ticked={body.areas}
        onChange={(ticked) => onChange({ ...body, areas: ticked })}
      />
      <Ticks
        legend={t("rules.majeure.categories", { n: body.categories.length })}
        options={categories.map(({ code, name }) => ({ code, name: words(name) }))}
        ticked={body.categories}
        onChange={(ticked) => onChange({ ...body, categories: ticked })}
      />
    </div>
  );
}

interface TicksProps {
  legend: string;
  options: readonly { code: string; name: string }[];
  ticked: readonly string[];
  onChange: (ticked: string[]) => void;
}

function Ticks({ legend, options, ticked, onChange }: TicksProps) {
  return (
    <details>
      <summary>{legend}</summary>
      <fieldset class="ticks">
        <legend class="unseen">{legend}</legend>
        {options.map(({ code, name }) => (
          <label key={code} class="rules-check">
            <input
              type="checkbox"
              checked={ticked.includes(code)}
              onChange={({ currentTarget }) => {
                const rest = ticked.filter((one) => one !== code);
                onChange(currentTarget.checked ? [...rest, code] : rest);
              }}
            />
            <span>{name}</span>
          </label>
        ))}
      </fieldset>
    </details>
  );
}

interface DeclareProps {
  jurisdiction: string;
  body: ForceMajeure;
  onDone: () => void;
}

/** The second step: everybody reads it from then on. */
function Declare({ jurisdiction, body, onDone }: DeclareProps) {
  const [error, fail] = useState<unknown>(null);
  const [isBusy, work] = useState(false);
  const declare = async () => {
    work(true);
    fail(null);
    try {
      await declareForceMajeure(jurisdiction, body);
      toast(t("rules.majeure.done"));
      onDone();
    } catch (refused) {
      fail(refused);
      work(false);
    }
  };
  return (
    <div class="stack rules-apply">
      <p>{t("rules.majeure.confirm")}</p>
      {error !== null && <Failure error={error} />}
      <Button look="danger" icon="pause" isWide disabled={isBusy} onClick={() => void declare()}>
        {t("rules.majeure.declare")}
      </Button>
    </div>
  );
}
