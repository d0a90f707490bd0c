// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType } from "preact";
import { here } from "../../app/router.ts";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { type Key, t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";
import { tabOf } from "../parts/tabs.ts";
import { ruledCity } from "./city.ts";
import { Parts } from "./Parts.tsx";
import "./Rules.css";

interface Part {
  /** As the address names it. */
  code: string;
  label: Key;
  Shown: ComponentType<{ jurisdiction: string }>;
}

interface Props {
  tab: "promises" | "routing";
  label: Key;
  /** The first is shown where the address names none. */
  parts: readonly [Part, ...Part[]];
}

/** Rules of the city that somebody looks after, one part at a time. */
export function RulesScreen({ tab, label, parts }: Props) {
  const wanted = here.value.searchParams.get("part");
  const { code, Shown } = parts.find((one) => one.code === wanted) ?? parts[0];
  const jurisdiction = ruledCity();
  return (
    <DeskPage tab={tab} title={t(tabOf(tab).label)}>
      <div class="stack rules">
        <Parts
          label={t(label)}
          parts={parts.map((one) => ({
            name: t(one.label),
            path: `${tabOf(tab).path}?part=${one.code}`,
            isHere: one.code === code,
          }))}
        />
        {jurisdiction === null ? <Skeleton n={4} /> : <Shown jurisdiction={jurisdiction} />}
      </div>
    </DeskPage>
  );
}
