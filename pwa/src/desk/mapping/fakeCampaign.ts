// SPDX-License-Identifier: EUPL-1.2
import type { Campaign } from "../../api/campaigns.ts";
import { emptyKind } from "./edited.ts";

export const CORNERS = [
  { lon: 24.94, lat: 60.16 },
  { lon: 24.96, lat: 60.16 },
  { lon: 24.96, lat: 60.18 },
];

/** Return a campaign as the server tells it. */
export function campaign(): Campaign {
  const ring = [...CORNERS, CORNERS[0] ?? { lon: 0, lat: 0 }].map(({ lon, lat }) => [lon, lat]);
  return {
    id: "1",
    slug: "step-free",
    department: { code: "streets", name: "Streets" },
    title: { en: "Step-free", fi: "Esteetön" },
    summary: {},
    area: { type: "MultiPolygon", coordinates: [[ring]] },
    starts_at: "2026-05-31T21:00:00Z",
    ends_at: "2026-06-28T21:00:00Z",
    goal_share: 0.8,
    goal_n_verified: null,
    reports_per_day: 8,
    has_teams: true,
    has_boards: false,
    is_adults_only: false,
    kinds: [
      {
        ...emptyKind(),
        id: "2",
        code: "kerb",
        name: { en: "Kerb" },
        category: "pavement-broken",
        questions: [],
        questions_version: 3,
        n_points: 4,
      },
    ],
    state: "approved",
    is_running: true,
    approved_at: null,
    approval_note: null,
    closed_at: null,
    updated_at: "2026-06-01T00:00:00Z",
    version: 3,
    languages: ["fi", "en"],
    actions: ["change"],
    km2: 2.4,
    last_approval: null,
    progress: {
      n_cells: 1,
      n_cells_observed: 0,
      n_points: 0,
      n_verified: 0,
      n_reports: 0,
      n_people: 0,
    },
  };
}
