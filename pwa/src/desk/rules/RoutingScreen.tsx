// SPDX-License-Identifier: EUPL-1.2
import { CoverageList } from "./CoverageList.tsx";
import { HereForm } from "./HereForm.tsx";
import { RulesPart } from "./RulesPart.tsx";
import { RulesScreen } from "./RulesScreen.tsx";

/** Who answers for what: which rule fires at a place, all rules, and what they leave open. */
export function RoutingScreen() {
  return (
    <RulesScreen
      tab="routing"
      label="rules.routing.parts"
      parts={[
        { code: "here", label: "rules.routing.here", Shown: HereForm },
        { code: "rules", label: "rules.routing.rules", Shown: RulesPart },
        { code: "coverage", label: "rules.routing.coverage", Shown: CoverageList },
      ]}
    />
  );
}
