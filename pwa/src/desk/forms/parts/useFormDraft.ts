// SPDX-License-Identifier: EUPL-1.2
import { type Draft, useDraft } from "../../../forms/draft.ts";
import type { Asked } from "../../deeds/doing.ts";

/** Keep what is typed into a form of the desk, for each report apart; what was refused comes back. */
export function useFormDraft<T extends object>(
  { action, targets, body }: Asked,
  empty: T,
): Draft<T> {
  const [first] = targets;
  const about = targets.length === 1 ? first?.number : "many";
  return useDraft<T>(`desk-form ${action} ${about}`, { ...empty, ...body });
}
