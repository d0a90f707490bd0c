// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { todayIn } from "../api/catalogue.ts";
import { person } from "../api/session.ts";
import type { LocalReport } from "../app/database.ts";
import { lastEmail, loadHabits } from "../app/habits.ts";
import type { Params } from "../app/router.ts";
import { Button } from "../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../components/ErrorSummary/ErrorSummary.tsx";
import { Failure } from "../components/Failure.tsx";
import { GroupIcon } from "../components/GroupIcon/GroupIcon.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { Page } from "../components/Page/Page.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { zone } from "../i18n/format.ts";
import { t, words } from "../i18n/text.ts";
import { Contact } from "./Contact.tsx";
import { useCatalogue, useCategory } from "./catalogue.ts";
import { draft, edit } from "./draft.ts";
import { faultsOf, refusedFaults } from "./faults.ts";
import { Neighbours } from "./Neighbours.tsx";
import { NoDraft } from "./NoDraft.tsx";
import { PhotoFields } from "./Photos.tsx";
import { PlaceRow } from "./PlaceRow.tsx";
import { Questions } from "./Questions.tsx";
import { Steps } from "./Steps.tsx";
import { SubjectPicker } from "./SubjectPicker.tsx";
import { handOver } from "./sendOff.ts";
import { Tell } from "./Tell.tsx";
import { FullNotice } from "./Unkept.tsx";
import { useDraft } from "./useDraft.ts";
import "./Send.css";

type Known = NonNullable<ReturnType<typeof useCategory>>;

/** A last look: neighbours, what is still asked, and "Send report". */
export function Send({ params }: { params: Params }) {
  const report = useDraft(params.id ?? "");
  const category = useCategory(report?.category ?? null);
  const { value, error, retry } = useCatalogue();
  if (!report) return <NoDraft title={t("send.title")} isRead={report === null} />;
  if (category) return <Review report={report} category={category} />;
  return (
    <Page title={t("send.title")} backTo={`/report/${report.id}/what`}>
      <Steps report={report} at="send" />
      <PlaceRow report={report} />
      {value && <CategoryRow report={report} category={null} />}
      {!value && (error ? <Failure error={error} onRetry={retry} /> : <Skeleton />)}
    </Page>
  );
}

function Review({ report, category }: { report: LocalReport; category: Known }) {
  const [faults, show] = useState<Fault[]>(() => refusedFaults(report.problem));
  usePrefilledEmail(report);
  const errors = new Map(faults.map(({ field, text }) => [field, text]));
  const send = async () => {
    const found = faultsOf(draft(report.id) ?? report, category, {
      isSignedIn: Boolean(person.value),
      today: todayIn(zone.value),
    });
    show(found);
    if (found.length === 0) await handOver(report.id);
  };
  return (
    <Page title={t("send.title")} backTo={`/report/${report.id}/what`}>
      <Steps report={report} at="send" />
      <FullNotice />
      <ErrorSummary faults={faults} />
      <Neighbours report={report} category={category} />
      <form
        id="report-form"
        class="stack send-form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div class="facts">
          <CategoryRow report={report} category={category} />
          <PlaceRow report={report} />
        </div>
        {words(category.hint) && (
          <Notice>
            <p>{words(category.hint)}</p>
          </Notice>
        )}
        <PhotoFields report={report} duty={category.photo} />
        <SubjectPicker report={report} category={category} error={errors.get("subject")} />
        <Questions report={report} questions={category.questions} errors={errors} />
        <Tell report={report} category={category} error={errors.get("description")} />
        <Contact report={report} error={errors.get("email")} />
        <div class="send-action">
          <Button type="submit" look="primary" icon="send" isWide>
            {t("send.send")}
          </Button>
        </div>
      </form>
    </Page>
  );
}

function CategoryRow({ report, category }: { report: LocalReport; category: Known | null }) {
  return (
    <div class="fact" id="what" tabIndex={-1}>
      <GroupIcon name={category?.group.icon ?? ""} />
      <div class="fact-words">
        <p class="fact-main">{category ? words(category.name) : t("send.fault.category")}</p>
        {category && <p class="muted small">{words(category.group.name)}</p>}
      </div>
      <a class="fact-change" href={`/report/${report.id}/what`}>
        {t("send.change")} <span class="unseen">{t("send.change.category")}</span>
      </a>
    </div>
  );
}

/** The address of the account or of the last report; what was typed here stays. */
function usePrefilledEmail(report: LocalReport): void {
  const account = person.value?.email;
  useEffect(() => {
    void loadHabits().then(() => {
      const known = account ?? lastEmail.value;
      if (known && !draft(report.id)?.email) edit(report.id, { email: known });
    });
  }, [account]);
}
