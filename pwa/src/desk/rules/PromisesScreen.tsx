// SPDX-License-Identifier: EUPL-1.2
import { here } from "../../app/router.ts";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";
import { CalendarPart } from "./CalendarPart.tsx";
import { ChangeList } from "./ChangeList.tsx";
import { ruledCity } from "./city.ts";
import { Parts } from "./Parts.tsx";
import { PromiseCards } from "./PromiseCards.tsx";
import "./Rules.css";
import "./Promises.css";

const PARTS = ["promises", "hours", "changes"] as const;
type Part = (typeof PARTS)[number];

/** What is promised and by which hours, and changing it after seeing what that does. */
export function PromisesScreen() {
  const wanted = here.value.searchParams.get("part");
  const part: Part = PARTS.find((one) => one === wanted) ?? "promises";
  return (
    <DeskPage tab="promises" title={t("desk.tab.promises")}>
      <div class="stack rules">
        <Parts
          label={t("rules.promises.parts")}
          parts={PARTS.map((name) => ({
            name: t(`rules.promises.${name}`),
            path: `/desk/promises?part=${name}`,
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
  if (part === "hours") return <CalendarPart jurisdiction={code} />;
  if (part === "changes") return <ChangeList jurisdiction={code} />;
  return <PromiseCards jurisdiction={code} />;
}
