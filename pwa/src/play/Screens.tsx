// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";
import { NotFound } from "../app/NotFound.tsx";
import type { Params } from "../app/router.ts";
import { Failure } from "../components/Failure.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { AddPoint } from "./add/AddPoint.tsx";
import { CampaignScreen } from "./CampaignScreen.tsx";
import { Mission } from "./Mission.tsx";
import { MyPoints } from "./MyPoints.tsx";
import { Play } from "./Play.tsx";

type Screen = ComponentType<{ params: Params }>;

/** Every screen of the game; those that are read at home are fetched when they are opened. */
export function Screens({ params }: { params: Params }) {
  const ScreenOf = screenOf(params);
  return <ScreenOf params={params} />;
}

function screenOf({ part, id, add }: Params): Screen {
  if (add !== undefined) return part === "campaigns" && add === "add" ? AddPoint : NotFound;
  if (part === undefined) return Play;
  if (part === "missions" && id) return Mission;
  if (part === "campaigns" && id) return CampaignScreen;
  return part === "points" && !id ? MyPoints : AtHome;
}

function AtHome({ params }: { params: Params }) {
  const [PartOf, show] = useState<Screen | null>(null);
  const [error, fail] = useState<unknown>(null);
  useEffect(() => {
    import("./score/Part.tsx").then(({ Part }) => show(() => Part), fail);
  }, []);
  if (error) return <Failure error={error} onRetry={() => location.reload()} />;
  return PartOf ? <PartOf params={params} /> : <Skeleton />;
}
