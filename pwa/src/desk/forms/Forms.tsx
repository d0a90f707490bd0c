// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType } from "preact";
import type { Action } from "../../api/deskDeeds.ts";
import { type Asked, asked, closeForm } from "../deeds/doing.ts";
import { AnnotateForm } from "./AnnotateForm.tsx";
import { AskForm } from "./AskForm.tsx";
import { AssignForm } from "./AssignForm.tsx";
import { CorrectForm } from "./CorrectForm.tsx";
import { ExtendForm } from "./ExtendForm.tsx";
import { ManyForm } from "./ManyForm.tsx";
import { MergeManyForm } from "./MergeForm.tsx";
import { MergeOneForm } from "./MergeOneForm.tsx";
import { InternalNoteForm, NoteForm } from "./NoteForms.tsx";
import { PauseForm } from "./PauseForm.tsx";
import { RejectForm } from "./RejectForm.tsx";
import { ReopenForm } from "./ReopenForm.tsx";
import { RespondForm } from "./RespondForm.tsx";
import { ReviewForm } from "./ReviewForm.tsx";
import { SplitForm } from "./SplitForm.tsx";
import { TransferForm } from "./TransferForm.tsx";

export interface FormProps {
  asked: Asked;
  onClose: () => void;
}

/** The form of each deed that has one. */
const FORMS: Partial<Record<Action, ComponentType<FormProps>>> = {
  accept: ManyForm,
  annotate: AnnotateForm,
  ask: AskForm,
  ask_extension: ExtendForm,
  assign: AssignForm,
  correct: CorrectForm,
  extend: ExtendForm,
  internal_note: InternalNoteForm,
  merge: MergeForm,
  note: NoteForm,
  pause: PauseForm,
  reject: RejectForm,
  reopen_again: ReopenForm,
  respond: RespondForm,
  review: ReviewForm,
  split: SplitForm,
  start: ManyForm,
  transfer: TransferForm,
};

/** One report is joined to another that is searched for; several are joined to one of them. */
function MergeForm(props: FormProps) {
  return props.asked.targets.length > 1 ? (
    <MergeManyForm {...props} />
  ) : (
    <MergeOneForm {...props} />
  );
}

/** Where the form that is open is shown; once, on every screen of the desk. */
export function Forms() {
  const open = asked.value;
  const Form = open && FORMS[open.action];
  if (!open || !Form) return null;
  return <Form asked={open} onClose={closeForm} />;
}
