// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { AddressSearch } from "../app/AddressSearch.tsx";
import { city } from "../app/city.ts";
import type { LocalReport } from "../app/database.ts";
import { go, here, type Params } from "../app/router.ts";
import { Button } from "../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../components/ErrorSummary/ErrorSummary.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { Page } from "../components/Page/Page.tsx";
import { t, words } from "../i18n/text.ts";
import { isServed, useCategory } from "./catalogue.ts";
import { edit } from "./draft.ts";
import { afterPlace } from "./flow.ts";
import { MapChoice } from "./MapChoice.tsx";
import { NoDraft } from "./NoDraft.tsx";
import { PhotoStrip } from "./Photos.tsx";
import { PlaceCard } from "./PlaceCard.tsx";
import { putPlace } from "./placing.ts";
import { Refused } from "./Refused.tsx";
import { Sources } from "./Sources.tsx";
import { Steps } from "./Steps.tsx";
import { SubjectPicker } from "./SubjectPicker.tsx";
import { FullNotice } from "./Unkept.tsx";
import { useDraft } from "./useDraft.ts";
import { useFix } from "./useFix.ts";
import "./Where.css";

/** Where it is: by the photo, the device, an address, the map, or a thing that stands there. */
export function Where({ params }: { params: Params }) {
  const report = useDraft(params.id ?? "");
  if (!report) return <NoDraft title={t("where.title")} isRead={report === null} />;
  return <Place report={report} />;
}

function Place({ report }: { report: LocalReport }) {
  const [faults, show] = useState<Fault[]>([]);
  const category = useCategory(report.category);
  const isAuto = here.value.searchParams.has("auto");
  useFix(report, isAuto);
  const goOn = () => {
    const found = faultsOf(report);
    show(found);
    if (found.length > 0) return;
    // What was refused about another place is settled by this one.
    edit(report.id, { problem: null });
    go(afterPlace(report));
  };
  return (
    <Page
      title={t("where.title")}
      backTo="/report"
      action={
        <Button look="primary" isWide onClick={goOn}>
          {t("where.go_on")}
        </Button>
      }
    >
      <Steps report={report} at="where" />
      <FullNotice />
      {here.value.searchParams.has("full") && (
        <Notice kind="error" title={t("photos.full.title")}>
          <p>{t("photos.full.shared")}</p>
        </Notice>
      )}
      <Refused report={report} path={`/report/${report.id}`} />
      <ErrorSummary faults={faults} />
      <PhotoStrip report={report} />
      <PlaceCard place={report.place} />
      <Sources report={report} />
      <AddressSearch
        near={report.place}
        onPick={({ lon, lat, text }) =>
          void putPlace(report.id, { lon, lat, accuracy_m: null }, "address", text)
        }
      />
      <MapChoice
        at={report.place}
        onPick={(lon, lat) => void putPlace(report.id, { lon, lat, accuracy_m: null }, "map")}
      />
      {category && category.subject_kind !== "place" && (
        <SubjectPicker report={report} category={category} />
      )}
    </Page>
  );
}

function faultsOf({ place }: LocalReport): Fault[] {
  if (!place) return [{ field: "address", text: t("where.fault.none") }];
  if (isServed(place)) return [];
  return [{ field: "address", text: t("where.outside", { city: words(city.value?.name) }) }];
}
