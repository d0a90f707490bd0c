// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from "vitest";
import { reportTiles } from "../api/explore.ts";
import { STAGES } from "../map/marks.ts";
import {
  ALL_STAGES,
  AT_FIRST,
  type Filters,
  filtersOf,
  listNarrowing,
  mapNarrowing,
  nSet,
  startOf,
  write,
} from "./filters.ts";
import { viewOf, writeView } from "./place.ts";

const HELSINKI = "Europe/Helsinki";
const EVENING = new Date("2026-11-22T22:30:00Z");

function roundTrip(filters: Filters): Filters {
  const query = new URLSearchParams("lon=24.9&report=HKI-2026-000001");
  write(filters, query);
  expect(query.get("report")).toBe("HKI-2026-000001");
  return filtersOf(new URLSearchParams(query.toString()));
}

describe("filters and the address", () => {
  it.each([
    AT_FIRST,
    { ...AT_FIRST, stages: ALL_STAGES },
    { ...AT_FIRST, stages: ["closed"] },
    { ...AT_FIRST, kinds: ["street", "lamp-dark"], period: "month" },
    { ...AT_FIRST, text: "hole & tram, 50 %", area: "kluuvi" },
  ] as Filters[])("say the same: %o", (filters) => {
    expect(roundTrip(filters)).toEqual(filters);
  });

  it("leave a short address where nothing was chosen", () => {
    const query = new URLSearchParams("stage=closed&kind=street&since=week&q=x&area=y");

    write(AT_FIRST, query);

    expect(query.toString()).toBe("");
  });

  it("ignore what they do not know", () => {
    const filters = filtersOf(new URLSearchParams("stage=hidden,closed&since=century"));

    expect(filters).toEqual({ ...AT_FIRST, stages: ["closed"] });
    expect(filtersOf(new URLSearchParams("stage=hidden")).stages).toEqual(AT_FIRST.stages);
  });

  it("are counted, search words apart", () => {
    expect(nSet({ ...AT_FIRST, text: "lamp" })).toBe(0);
    expect(nSet({ ...AT_FIRST, stages: ["closed"], kinds: ["street"], period: "week" })).toBe(3);
  });
});

describe("what the server is asked", () => {
  it("covers every status that everybody may see, once", () => {
    const statuses = ALL_STAGES.flatMap((stage) => [...STAGES[stage].statuses]).sort();

    expect(statuses).toEqual([
      "accepted",
      "answered",
      "closed",
      "in_progress",
      "needs_info",
      "reopened",
    ]);
  });

  it("counts days by the city's calendar, for the map and for lists", () => {
    const filters: Filters = { ...AT_FIRST, period: "week" };

    // It is half past midnight of the 23rd in Helsinki.
    expect(mapNarrowing(filters, EVENING, HELSINKI).since).toBe("2026-11-17");
    expect(listNarrowing(filters, EVENING, HELSINKI).since).toBe("2026-11-16T22:00:00Z");
    expect(mapNarrowing(filters, EVENING, "UTC").since).toBe("2026-11-16");
  });

  it("is the same question all day long, so that answers can be kept", () => {
    const filters: Filters = { ...AT_FIRST, period: "year" };
    const morning = new Date("2026-11-22T05:00:00Z");
    const noon = new Date("2026-11-22T10:00:00Z");

    expect(mapNarrowing(filters, morning, HELSINKI)).toEqual(mapNarrowing(filters, noon, HELSINKI));
  });

  it("keeps words and area for lists", () => {
    const filters: Filters = { ...AT_FIRST, text: " lamp ", area: "kluuvi" };

    expect(listNarrowing(filters, EVENING, HELSINKI)).toMatchObject({
      text: "lamp",
      area: ["kluuvi"],
    });
    expect(mapNarrowing(filters, EVENING, HELSINKI)).not.toHaveProperty("text");
  });

  it("stands in the address of the tiles", () => {
    const tiles = reportTiles({ status: ["accepted", "closed"], category: ["street"] });

    expect(tiles).toBe("/tiles/reports/{z}/{x}/{y}.mvt?status=accepted%2Cclosed&category=street");
    expect(reportTiles({})).toBe("/tiles/reports/{z}/{x}/{y}.mvt");
  });
});

describe("a day begins", () => {
  it.each([
    ["2026-11-22", HELSINKI, "2026-11-21T22:00:00Z"],
    ["2026-06-02", HELSINKI, "2026-06-01T21:00:00Z"],
    // Clocks go forward at three, and back at four, of these days.
    ["2026-03-29", HELSINKI, "2026-03-28T22:00:00Z"],
    ["2026-03-30", HELSINKI, "2026-03-29T21:00:00Z"],
    ["2026-10-25", HELSINKI, "2026-10-24T21:00:00Z"],
    ["2026-10-26", HELSINKI, "2026-10-25T22:00:00Z"],
    ["2026-11-22", "UTC", "2026-11-22T00:00:00Z"],
    ["2026-11-22", "America/New_York", "2026-11-22T05:00:00Z"],
  ])("%s in %s at %s", (day, zone, at) => {
    expect(startOf(day, zone)).toBe(at);
  });
});

describe("the view and the address", () => {
  it("say the same, to a metre", () => {
    const query = new URLSearchParams();
    writeView({ lon: 24.9412345678, lat: 60.17, zoom: 15.129 }, query);

    expect(viewOf(query)).toEqual({ lon: 24.94123, lat: 60.17, zoom: 15.13 });
  });

  it("have a zoom of their own where none is said", () => {
    expect(viewOf(new URLSearchParams("lon=24.9&lat=60.1"))?.zoom).toBe(16);
  });

  it.each(["", "lon=24.9", "lon=x&lat=60", "lon=240&lat=60", "lon=24&lat=89"])(
    "are nothing where there is no place: %s",
    (query) => {
      expect(viewOf(new URLSearchParams(query))).toBeNull();
    },
  );
});
