// SPDX-License-Identifier: EUPL-1.2
import type { Campaign, Offer, Point } from "../api/mapping.ts";
import type { Examples } from "../components/Gallery.tsx";
import { CampaignCard } from "./Campaigns.tsx";
import { Answers } from "./Mission.tsx";
import { MissionCard } from "./MissionCard.tsx";
import { PointCard } from "./MyPoints.tsx";
import "./Play.css";

const CAMPAIGN_REF = { id: "c", slug: "safe-ways", title: "Safe ways to school" };
const POTHOLE = { id: "k", code: "pothole", name: "Pothole" };
const HERE = { lon: 24.94, lat: 60.17 };

const OFFER: Offer = {
  id: "q",
  purpose: "verify",
  kind: POTHOLE,
  campaign: CAMPAIGN_REF,
  report: null,
  ...HERE,
  distance_m: 40,
  photo: null,
  expires_at: "2026-11-30T12:30:00Z",
};
const CLOSURE: Offer = {
  ...OFFER,
  purpose: "is_it_fixed",
  kind: null,
  campaign: null,
  report: { id: "r", number: "HKI-2026-000417", category: "Broken lamp", outcome: "fixed" },
};

const POINT: Point = {
  id: "p",
  campaign: CAMPAIGN_REF,
  kind: POTHOLE,
  ...HERE,
  state: "provisional",
  captured_at: "2026-11-30T12:00:00Z",
  is_mine: true,
  flags: [],
  report: null,
  photo: null,
};

const CAMPAIGN: Campaign = {
  ...CAMPAIGN_REF,
  summary: "",
  department: { code: "streets", name: "Streets" },
  starts_at: "2026-11-01T00:00:00Z",
  ends_at: "2026-12-20T00:00:00Z",
  state: "approved",
  is_running: true,
  area: { type: "MultiPolygon", coordinates: [] },
  bbox: [24.93, 60.16, 24.95, 60.18],
  goal_share: 0.8,
  goal_n_verified: null,
  has_teams: true,
  has_boards: true,
  is_adults_only: false,
  kinds: [],
  progress: {
    n_cells: 147,
    n_cells_observed: 38,
    n_points: 22,
    n_verified: 9,
    n_reports: 7,
    n_people: 12,
  },
};

const nothing = () => undefined;

const examples: Examples = {
  title: "Play",
  examples: [
    { name: "mission", render: () => <MissionCard offer={OFFER} nth={1} at={HERE} /> },
    { name: "mission about an answer", render: () => <MissionCard offer={CLOSURE} at={HERE} /> },
    {
      name: "answers",
      render: () => <Answers offer={OFFER} isBusy={false} onAnswer={nothing} />,
    },
    {
      name: "answers of what was there before",
      render: () => (
        <Answers offer={{ ...OFFER, purpose: "still_there" }} isBusy={false} onAnswer={nothing} />
      ),
    },
    { name: "campaign", render: () => <CampaignCard campaign={CAMPAIGN} /> },
    { name: "point that waits", render: () => <PointCard point={POINT} /> },
    {
      name: "point that was too far away",
      render: () => <PointCard point={{ ...POINT, state: "rejected", flags: ["far"] }} />,
    },
  ],
};

export default examples;
