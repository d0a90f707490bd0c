// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { previewCorrection, type SheetView } from "../../api/sheet.ts";
import { Button } from "../../components/Button/Button.tsx";
import { failureText } from "../../components/Failure.tsx";
import { TextArea } from "../../components/Field/Field.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { dueTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { carryOut } from "../deeds/doing.ts";
import { type Correction, corrected, type Typed } from "./correction.ts";
import type { FormProps } from "./Forms.tsx";
import { AskedForm } from "./parts/AskedForm.tsx";
import { faultOf, useAskedSheet } from "./parts/asked.ts";
import { CategoryChoice } from "./parts/CategoryChoice.tsx";
import type { CorrectPlaceProps } from "./parts/CorrectPlace.tsx";
import { SearchChoices } from "./parts/SearchChoices.tsx";
import { useFormDraft } from "./parts/useFormDraft.ts";

const PRIORITIES = ["normal", "high", "urgent"] as const;
const EMPTY: Typed = { category: "", priority: "", lon: null, lat: null, reason: "" };

/** Set category, place or priority right; what that does to the clock is shown before. */
export function CorrectForm({ asked, onClose }: FormProps) {
  const sheet = useAskedSheet(asked);
  const draft = useFormDraft(asked, EMPTY);
  const typed = draft.value;
  const change = sheet ? corrected({ ...sheet.report, priority: sheet.priority }, typed) : null;
  const faults = () => [
    ...faultOf(!change, "correct-category", t("sheet.correct.fault")),
    ...faultOf(!typed.reason.trim(), "correct-reason", t("sheet.reason.fault")),
  ];
  const send = () => {
    if (!change) return;
    carryOut({ ...asked, body: { ...change, reason: typed.reason.trim() } });
    draft.drop();
    onClose();
  };
  return (
    <AskedForm
      asked={asked}
      faults={faults}
      onSend={send}
      onClose={onClose}
      isFound={draft.isFound}
    >
      <CategoryChoice
        id="correct-category"
        label={t("sheet.correct.category")}
        value={typed.category || sheet?.report.category.code || null}
        onChoose={({ code }) => draft.change({ category: code })}
      />
      <SearchChoices
        id="correct-priority"
        label={t("sheet.correct.priority")}
        choices={PRIORITIES.map((value) => ({ value, label: t(`desk.priority.${value}`) }))}
        value={typed.priority || sheet?.priority || "normal"}
        onValue={(priority) => draft.change({ priority })}
      />
      {sheet && (
        <MapPart sheet={sheet} typed={typed} onPick={(lon, lat) => draft.change({ lon, lat })} />
      )}
      <TextArea
        id="correct-reason"
        label={t("sheet.reason.public")}
        hint={t("sheet.reason.public.hint")}
        value={typed.reason}
        maxLength={4000}
        onText={(reason) => draft.change({ reason })}
      />
      {sheet && change && <Preview sheet={sheet} change={change} />}
    </AskedForm>
  );
}

interface MapPartProps {
  sheet: SheetView;
  typed: Typed;
  onPick: (lon: number, lat: number) => void;
}

/** The map comes when somebody wants to move the place. */
function MapPart({ sheet, typed, onPick }: MapPartProps) {
  const [Shown, show] = useState<ComponentType<CorrectPlaceProps> | null>(null);
  const { lon, lat } = sheet.report.location;
  if (Shown) return <Shown lon={typed.lon ?? lon} lat={typed.lat ?? lat} onPick={onPick} />;
  const load = () =>
    import("./parts/CorrectPlace.tsx").then(({ CorrectPlace }) => show(() => CorrectPlace));
  return (
    <p>
      <Button icon="pin" onClick={() => void load()}>
        {t("sheet.correct.place")}
      </Button>
    </p>
  );
}

/** Stands where nobody has said why yet. */
const UNSAID = "…";

type Told = Awaited<ReturnType<typeof previewCorrection>>;

/** What the correction will do to department and dates, said by the server. */
function Preview({ sheet, change }: { sheet: SheetView; change: Correction }) {
  const [told, tell] = useState<Told | null>(null);
  const [error, fail] = useState<unknown>(null);
  const { reason: _, ...facts } = change;
  const asked = JSON.stringify(facts);
  useEffect(() => {
    let isCurrent = true;
    fail(null);
    // The reason is written last, and moves nothing.
    previewCorrection(sheet.report.id, { ...JSON.parse(asked), reason: UNSAID }).then(
      (preview) => isCurrent && tell(preview),
      (problem: unknown) => isCurrent && fail(problem),
    );
    return () => {
      isCurrent = false;
    };
  }, [asked]);
  if (error) {
    return (
      <Notice kind="error" isAnnounced>
        <p>{failureText(error)}</p>
      </Notice>
    );
  }
  if (!told) return <p class="muted small">{t("sheet.correct.reckoning")}</p>;
  const moves = told.promises.filter(({ due_before, due_after }) => due_before !== due_after);
  return (
    <Notice title={t("sheet.correct.preview")} isAnnounced>
      <p>
        {told.is_rerouted
          ? t("sheet.correct.department", { department: told.department.name })
          : t("sheet.correct.department.same", { department: told.department.name })}
      </p>
      {moves.length === 0 && <p>{t("sheet.correct.dates.same")}</p>}
      {moves.map(({ target, due_before, due_after }) => (
        <p key={target}>
          {t("sheet.correct.date", {
            target: t(`sheet.target.${target}`),
            before: dueTime(due_before),
            after: dueTime(due_after),
          })}
        </p>
      ))}
    </Notice>
  );
}
