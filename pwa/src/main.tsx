// SPDX-License-Identifier: EUPL-1.2
import { render } from "preact";
import "./components/tokens.css";
import "./components/base.css";
import { loadSession } from "./api/session.ts";
import { App } from "./app/App.tsx";
import { loadCities } from "./app/city.ts";
import { refresh } from "./app/local.ts";
import { askForNews } from "./app/news.ts";
import { followLinks } from "./app/router.ts";
import { sendByItself } from "./app/sending.ts";
import { followTheme } from "./app/theme.ts";
import { installServiceWorker } from "./app/Update.tsx";
import { preferredLanguage } from "./i18n/language.ts";
import { speak } from "./i18n/text.ts";

/** Until what offline needs is fetched, once the app itself is kept. */
const PAUSE_MS = 4000;

function prepare(): void {
  void askForNews();
  void import("./app/warm.ts").then((warm) => warm.keepForOffline()).catch(() => undefined);
}

async function start(): Promise<void> {
  followTheme();
  followLinks();
  await speak(preferredLanguage());
  const root = document.getElementById("app");
  if (root) render(<App />, root);
  // What follows needs no waiting: screens show what comes as it comes.
  void refresh().then(sendByItself);
  void loadCities().catch(() => undefined);
  void loadSession().catch(() => undefined);
  void installServiceWorker().catch(() => undefined);
  // The first screen has the line to itself, and needs none of this.
  void navigator.serviceWorker?.ready.then(() => setTimeout(prepare, PAUSE_MS));
}

void start();
