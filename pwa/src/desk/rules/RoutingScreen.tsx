// SPDX-License-Identifier: EUPL-1.2
import { here } from "../../app/router.ts";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";
import { CoverageList } from "./CoverageList.tsx";
import { ruledCity } from "./city.ts";
import { HereForm } from "./HereForm.tsx";
import { Parts } from "./Parts.tsx";
import { RulesPart } from "./RulesPart.tsx";
import "./Rules.css";

const PARTS = ["here", "rules", "coverage"] as const;
type Part = (typeof PARTS)[number];

/** Who answers for what: which rule fires at a place, all rules, and what they leave open. */
export function RoutingScreen() {
  const wanted = here.value.searchParams.get("part");
  const part: Part = PARTS.find((one) => one === wanted) ?? "here";
  return (
    <DeskPage tab="routing" title={t("desk.tab.routing")}>
      <div class="stack rules">
        <Parts
          label={t("rules.routing.parts")}
          parts={PARTS.map((name) => ({
            name: t(`rules.routing.${name}`),
            path: `/desk/routing?part=${name}`,
            isHere: name === part,
          }))}
        />
        <Shown part={part} />
      </div>
    </DeskPage>
  );
}

function Shown({ part }: { part: Part }) {
  const code = ruledCity();
  if (code === null) return <Skeleton n={4} />;
  if (part === "rules") return <RulesPart jurisdiction={code} />;
  if (part === "coverage") return <CoverageList jurisdiction={code} />;
  return <HereForm />;
}
