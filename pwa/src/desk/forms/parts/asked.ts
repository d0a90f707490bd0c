// SPDX-License-Identifier: EUPL-1.2
import { useResource } from "../../../api/resource.ts";
import { loadSheet, type SheetView } from "../../../api/sheet.ts";
import type { Fault } from "../../../components/ErrorSummary/ErrorSummary.tsx";
import type { Asked } from "../../deeds/doing.ts";

/** Return the fault of a field, if it has one. */
export function faultOf(isWrong: boolean, field: string, text: string): Fault[] {
  return isWrong ? [{ field, text }] : [];
}

/** Everything about the one report that a form is about; undefined until it is known. */
export function useAskedSheet({ targets }: Asked): SheetView | undefined {
  const number = targets[0]?.number ?? "";
  return useResource(`desk sheet ${number}`, () => loadSheet(number)).value;
}
