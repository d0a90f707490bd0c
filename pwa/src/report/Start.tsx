// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { loadHabits } from "../app/habits.ts";
import { localReports } from "../app/local.ts";
import { here } from "../app/router.ts";
import { Button } from "../components/Button/Button.tsx";
import { failureText } from "../components/Failure.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { Page } from "../components/Page/Page.tsx";
import { t, words } from "../i18n/text.ts";
import { useCategory } from "./catalogue.ts";
import { Drafts } from "./Drafts.tsx";
import { isQuota } from "./draft.ts";
import { PhotoButtons } from "./PhotoButtons.tsx";
import { hasRoom, unkept } from "./photos.ts";
import { locateIfAllowed } from "./position.ts";
import { type Preset, presetOf, proceed, start } from "./starting.ts";
import { Unkept } from "./Unkept.tsx";
import "./Start.css";

/** How a report begins: with the camera, with photos taken before, or without any. */
export function Start() {
  const preset = presetOf(here.value.searchParams);
  const [isRoomy, setRoomy] = useState(true);
  const [error, fail] = useState<unknown>(null);
  useEffect(() => {
    void locateIfAllowed();
    void hasRoom().then(setRoomy);
    void loadHabits().catch(() => undefined);
  }, []);
  const begin = (files: File[]) => {
    fail(null);
    start(files, preset).catch(fail);
  };
  return (
    <Page title={t("start.title")} backTo="/">
      {preset.category && <About code={preset.category} />}
      {!isRoomy && (
        <Notice kind="warning">
          <p>{t("start.little_room")}</p>
        </Notice>
      )}
      {error !== null && (
        <Notice kind="error" isAnnounced>
          <p>{isQuota(error) ? t("draft.full") : failureText(error)}</p>
        </Notice>
      )}
      <div class="start stack">
        <p class="start-lead">{t("start.lead")}</p>
        <PhotoButtons look="primary" isWide onFiles={begin} />
        <Button look="quiet" isWide onClick={() => begin([])}>
          {t("start.without")}
        </Button>
      </div>
      <Kept preset={preset} />
      <Drafts />
    </Page>
  );
}

/** What the report is going to be about; whoever has not chosen yet need not load all kinds. */
function About({ code }: { code: string }) {
  const category = useCategory(code);
  if (!category) return null;
  return (
    <Notice>
      <p>{t("start.about", { category: words(category.name) })}</p>
    </Notice>
  );
}

/** The draft whose photos found no room: it is there, and waits for a decision. */
function Kept({ preset }: { preset: Preset }) {
  const id = unkept.value?.report_id;
  const report = localReports.value.find((one) => one.id === id);
  if (!report) return null;
  const on = () => void proceed(report.id, preset);
  return <Unkept report={report} onWithout={on} onKept={on} />;
}
