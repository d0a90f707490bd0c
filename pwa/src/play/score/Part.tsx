// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType } from "preact";
import { person } from "../../api/session.ts";
import { NotFound } from "../../app/NotFound.tsx";
import type { Params } from "../../app/router.ts";
import { Page } from "../../components/Page/Page.tsx";
import { t } from "../../i18n/text.ts";
import { SignedOut } from "../SignedOut.tsx";
import { Boards } from "./Boards.tsx";
import { Cases } from "./Cases.tsx";
import { DistrictBoard } from "./DistrictBoard.tsx";
import { NotCounted } from "./NotCounted.tsx";
import { Rules } from "./Rules.tsx";
import { Score } from "./Score.tsx";
import { Settings } from "./Settings.tsx";
import { TeamPart } from "./TeamPart.tsx";
import "../Play.css";
import "./Score.css";

const PARTS: Record<string, ComponentType<{ id: string | undefined }>> = {
  boards: Boards,
  cases: Cases,
  score: Score,
  settings: Settings,
  team: TeamPart,
  unscored: NotCounted,
};
/** What everybody may read. */
const OPEN: typeof PARTS = { districts: DistrictBoard, rules: Rules };

/** What is read at home: the score and why, boards, teams, settings, and how points work. */
export function Part({ params }: { params: Params }) {
  const name = params.part ?? "";
  const Open = OPEN[name];
  if (Open) return <Open id={params.id} />;
  const Own = PARTS[name];
  if (!Own) return <NotFound />;
  if (person.value === null) {
    return (
      <Page title={t("bar.play")} backTo="/play">
        <SignedOut />
      </Page>
    );
  }
  return <Own id={params.id} />;
}
