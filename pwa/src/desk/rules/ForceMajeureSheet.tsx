// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { todayIn } from "../../api/catalogue.ts";
import { listAreas } from "../../api/explore.ts";
import { useResource } from "../../api/resource.ts";
import { declareForceMajeure, type ForceMajeure, previewForceMajeure } from "../../api/rules.ts";
import { useCatalogue } from "../../app/catalogue.ts";
import { Button } from "../../components/Button/Button.tsx";
import type { Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { Failure } from "../../components/Failure.tsx";
import { TextArea, TextField } from "../../components/Field/Field.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { useDeed } from "../../forms/deed.tsx";
import { dayDate, zone } from "../../i18n/format.ts";
import { t, words } from "../../i18n/text.ts";
import { PickMany } from "../parts/PickMany.tsx";
import { PreviewSheet } from "./PreviewSheet.tsx";

interface Props {
  jurisdiction: string;
  onClose: () => void;
  onDone: () => void;
}

/** Let clocks stand still in the city or a part of it: where, how long and why, then for how many. */
export function ForceMajeureSheet({ jurisdiction, onClose, onDone }: Props) {
  const [body, put] = useState<Required<ForceMajeure>>({
    areas: [],
    categories: [],
    until: "",
    text: "",
  });
  const asked = { ...body, text: body.text.trim() };
  return (
    <PreviewSheet
      title={t("rules.majeure")}
      asked={JSON.stringify(asked)}
      preview={() => previewForceMajeure(jurisdiction, asked)}
      faults={faultsIn(asked)}
      onClose={onClose}
      fields={(said) => (
        <>
          <p class="muted">{t("rules.majeure.about")}</p>
          <Where jurisdiction={jurisdiction} body={body} onChange={put} />
          <TextField
            id="majeure-until"
            type="date"
            label={t("rules.majeure.until")}
            hint={t("rules.majeure.until.hint")}
            value={body.until}
            error={said.find(({ field }) => field === "majeure-until")?.text}
            onText={(until) => put({ ...body, until })}
          />
          <TextArea
            id="majeure-text"
            label={t("rules.majeure.text")}
            hint={t("rules.reason.hint")}
            value={body.text}
            maxLength={2000}
            error={said.find(({ field }) => field === "majeure-text")?.text}
            onText={(text) => put({ ...body, text })}
          />
        </>
      )}
      shown={({ n_reports }) => (
        <p class="rules-sum">
          {t("rules.majeure.sum", { n: n_reports, until: dayDate(body.until) })}
        </p>
      )}
      apply={() => <Declare jurisdiction={jurisdiction} body={asked} onDone={onDone} />}
    />
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
  return (
    <>
      <PickMany
        label={t("rules.majeure.areas", { n: body.areas.length })}
        groups={[{ options: areas.map(({ code, name }) => ({ code, name: words(name) })) }]}
        chosen={body.areas}
        onChange={(chosen) => onChange({ ...body, areas: chosen })}
      />
      <PickMany
        label={t("rules.majeure.categories", { n: body.categories.length })}
        groups={(catalogue?.groups ?? []).map(({ name, categories }) => ({
          name: words(name),
          options: categories.map((one) => ({ code: one.code, name: words(one.name) })),
        }))}
        chosen={body.categories}
        onChange={(chosen) => onChange({ ...body, categories: chosen })}
      />
    </>
  );
}

interface DeclareProps {
  jurisdiction: string;
  body: ForceMajeure;
  onDone: () => void;
}

/** The second step: everybody reads it from then on. */
function Declare({ jurisdiction, body, onDone }: DeclareProps) {
  const { isBusy, error, run } = useDeed();
  const declare = () =>
    run(async () => {
      await declareForceMajeure(jurisdiction, body);
      toast(t("rules.majeure.done"));
      onDone();
    });
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
