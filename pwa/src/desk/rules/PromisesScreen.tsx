// SPDX-License-Identifier: EUPL-1.2
import { CalendarPart } from "./CalendarPart.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { PromiseCards } from "./PromiseCards.tsx";
import { RulesScreen } from "./RulesScreen.tsx";
import "./Promises.css";

/** What is promised and by which hours, and changing it after seeing what that does. */
export function PromisesScreen() {
  return (
    <RulesScreen
      tab="promises"
      label="rules.promises.parts"
      parts={[
        { code: "promises", label: "rules.promises.promises", Shown: PromiseCards },
        { code: "hours", label: "rules.promises.hours", Shown: CalendarPart },
        { code: "changes", label: "rules.promises.changes", Shown: ChangeList },
      ]}
    />
  );
}
