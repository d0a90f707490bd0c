// SPDX-License-Identifier: EUPL-1.2
import type { ComponentType } from "preact";
import { allWords, type Part, wordsOf } from "../i18n/text.ts";
import { Home } from "./Home.tsx";
import { NotFound } from "./NotFound.tsx";
import type { Params } from "./router.ts";

export interface Route {
  /** Such as `/reports/:number`. */
  pattern: string;
  /** Screens of the same name are one: going from one to the other keeps what it shows. */
  screen?: string;
  load: () => Promise<ComponentType<{ params: Params }>>;
}

/** Wait for a screen and for the words of all screens beyond home and report. */
async function worded<T>(screen: Promise<T>): Promise<T> {
  return (await Promise.all([screen, allWords()]))[0];
}

/** Wait for a screen and for the words that are read there alone, beside those of everybody. */
async function saying<T>(words: Promise<{ WORDS: Part }>, screen: Promise<T>): Promise<T> {
  await Promise.all([words.then(({ WORDS }) => wordsOf(WORDS)), allWords()]);
  return screen;
}

const desked = <T>(screen: Promise<T>) => saying(import("../desk/words.ts"), screen);
const played = <T>(screen: Promise<T>) => saying(import("../play/words.ts"), screen);
const play = async () => (await played(import("../play/Screens.tsx"))).Screens;

/** Every screen; those beyond the first are fetched when they are opened. */
export const ROUTES: Route[] = [
  { pattern: "/", load: async () => Home },
  { pattern: "/report", load: async () => (await import("../report/Start.tsx")).Start },
  { pattern: "/report/:id", load: async () => (await import("../report/Where.tsx")).Where },
  { pattern: "/report/:id/what", load: async () => (await import("../report/What.tsx")).What },
  { pattern: "/report/:id/send", load: async () => (await import("../report/Send.tsx")).Send },
  { pattern: "/report/:id/sent", load: async () => (await import("../report/Sent.tsx")).Sent },
  {
    pattern: "/map",
    load: async () => (await worded(import("../explore/MapScreen.tsx"))).MapScreen,
  },
  {
    pattern: "/reports",
    load: async () => (await worded(import("../explore/ListScreen.tsx"))).ListScreen,
  },
  {
    pattern: "/reports/:number",
    load: async () => (await worded(import("../follow/ReportScreen.tsx"))).ReportScreen,
  },
  {
    pattern: "/follow/:token",
    load: async () => (await worded(import("../follow/ConfirmFollow.tsx"))).ConfirmFollow,
  },
  {
    pattern: "/unfollow/:token",
    load: async () => (await worded(import("../follow/EndFollow.tsx"))).EndFollow,
  },
  { pattern: "/me", load: async () => (await worded(import("../me/MeScreen.tsx"))).MeScreen },
  { pattern: "/sign-in", load: async () => (await worded(import("../me/SignIn.tsx"))).SignIn },
  {
    pattern: "/sign-in/:token",
    load: async () => (await worded(import("../me/UseLink.tsx"))).UseLink,
  },
  { pattern: "/play", load: play },
  { pattern: "/play/:part", load: play },
  { pattern: "/play/:part/:id", load: play },
  { pattern: "/play/:part/:id/:add", screen: "add", load: play },
  { pattern: "/play/:part/:id/:add/:step", screen: "add", load: play },
  {
    pattern: "/desk",
    screen: "queue",
    load: async () => (await desked(import("../desk/queue/QueueScreen.tsx"))).QueueScreen,
  },
  {
    pattern: "/desk/reports/:number",
    screen: "queue",
    load: async () => (await desked(import("../desk/queue/QueueScreen.tsx"))).QueueScreen,
  },
  {
    pattern: "/desk/moderation",
    load: async () =>
      (await desked(import("../desk/moderation/ModerationScreen.tsx"))).ModerationScreen,
  },
  {
    pattern: "/desk/round",
    load: async () => (await desked(import("../desk/round/RoundScreen.tsx"))).RoundScreen,
  },
  {
    pattern: "/desk/overview",
    load: async () => (await desked(import("../desk/manager/OverviewScreen.tsx"))).OverviewScreen,
  },
  {
    pattern: "/desk/escalations",
    load: async () =>
      (await desked(import("../desk/manager/EscalationsScreen.tsx"))).EscalationsScreen,
  },
  {
    pattern: "/desk/promises",
    load: async () => (await desked(import("../desk/rules/PromisesScreen.tsx"))).PromisesScreen,
  },
  {
    pattern: "/desk/routing",
    load: async () => (await desked(import("../desk/rules/RoutingScreen.tsx"))).RoutingScreen,
  },
  {
    pattern: "/desk/templates",
    screen: "templates",
    load: async () =>
      (await desked(import("../desk/templates/TemplatesScreen.tsx"))).TemplatesScreen,
  },
  {
    pattern: "/desk/templates/:id",
    screen: "templates",
    load: async () =>
      (await desked(import("../desk/templates/TemplatesScreen.tsx"))).TemplatesScreen,
  },
  {
    pattern: "/desk/campaigns",
    load: async () => (await desked(import("../desk/mapping/CampaignsScreen.tsx"))).CampaignsScreen,
  },
  {
    pattern: "/desk/campaigns/new",
    load: async () => (await desked(import("../desk/mapping/EditorScreen.tsx"))).EditorScreen,
  },
  {
    pattern: "/desk/campaigns/:id",
    load: async () => (await desked(import("../desk/mapping/CampaignScreen.tsx"))).CampaignScreen,
  },
  {
    pattern: "/desk/campaigns/:id/edit",
    load: async () => (await desked(import("../desk/mapping/EditorScreen.tsx"))).EditorScreen,
  },
  {
    pattern: "/desk/points",
    load: async () => (await desked(import("../desk/mapping/TriageScreen.tsx"))).TriageScreen,
  },
  {
    pattern: "/desk/cases",
    load: async () => (await desked(import("../desk/mapping/CasesScreen.tsx"))).CasesScreen,
  },
  {
    pattern: "/work/:token",
    load: async () => (await desked(import("../desk/work/WorkScreen.tsx"))).WorkScreen,
  },
  {
    pattern: "/gallery",
    load: async () => (await played(import("../components/Gallery.tsx"))).Gallery,
  },
  { pattern: "*", load: async () => NotFound },
];
