// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType } from "preact";
import type { Action } from "../../api/deskDeeds.ts";
import { type Asked, asked, closeForm } from "../deeds/doing.ts";
import { AskForm } from "./AskForm.tsx";
import { AssignForm } from "./AssignForm.tsx";
import { ManyForm } from "./ManyForm.tsx";
import { MergeManyForm } from "./MergeForm.tsx";
import { InternalNoteForm, NoteForm } from "./NoteForms.tsx";
import { RejectForm } from "./RejectForm.tsx";
import { RespondForm } from "./RespondForm.tsx";
import { TransferForm } from "./TransferForm.tsx";

export interface FormProps {
  asked: Asked;
  onClose: () => void;
}

/** The form of each deed that has one. */
const FORMS: Partial<Record<Action, ComponentType<FormProps>>> = {
  accept: ManyForm,
  start: ManyForm,
  ask: AskForm,
  assign: AssignForm,
  internal_note: InternalNoteForm,
  merge: MergeManyForm,
  note: NoteForm,
  reject: RejectForm,
  respond: RespondForm,
  transfer: TransferForm,
};

/** Where the form that is open is shown; once, on every screen of the desk. */
export function Forms() {
  const open = asked.value;
  const Form = open && FORMS[open.action];
  if (!open || !Form) return null;
  return <Form asked={open} onClose={closeForm} />;
}
