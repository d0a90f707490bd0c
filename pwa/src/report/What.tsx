// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import type { Catalogue, Category, Group } from "../api/catalogue.ts";
import { categoryIn } from "../api/catalogue.ts";
import { categoryIndex, type FoundCategory, findCategories } from "../api/categorySearch.ts";
import type { LocalReport } from "../app/database.ts";
import { favourites, loadHabits, recents } from "../app/habits.ts";
import { go, type Params } from "../app/router.ts";
import { Failure } from "../components/Failure.tsx";
import { TextField } from "../components/Field/Field.tsx";
import { GroupIcon } from "../components/GroupIcon/GroupIcon.tsx";
import { Icon } from "../components/Icon/Icon.tsx";
import { Page } from "../components/Page/Page.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { language } from "../i18n/language.ts";
import { t, words } from "../i18n/text.ts";
import { CategoryList } from "./CategoryList.tsx";
import { useCatalogue } from "./catalogue.ts";
import { editNow } from "./draft.ts";
import { NoDraft } from "./NoDraft.tsx";
import { PlaceRow } from "./PlaceRow.tsx";
import { Refused } from "./Refused.tsx";
import { Steps } from "./Steps.tsx";
import { FullNotice } from "./Unkept.tsx";
import { useDraft } from "./useDraft.ts";
import "./What.css";

/** What is wrong: by words, by what was reported before, or through the groups. One tap goes on. */
export function What({ params }: { params: Params }) {
  const report = useDraft(params.id ?? "");
  const { value, error, retry } = useCatalogue();
  useEffect(() => {
    void loadHabits().catch(() => undefined);
  }, []);
  if (!report) return <NoDraft title={t("what.title")} isRead={report === null} />;
  return (
    <Page title={t("what.title")} backTo={`/report/${report.id}`}>
      <Steps report={report} at="what" />
      <FullNotice />
      <Refused report={report} path={`/report/${report.id}/what`} />
      <PlaceRow report={report} />
      {value && <Choice report={report} catalogue={value} />}
      {!value && (error ? <Failure error={error} onRetry={retry} /> : <Skeleton n={4} />)}
    </Page>
  );
}

function Choice({ report, catalogue }: { report: LocalReport; catalogue: Catalogue }) {
  const [typed, type] = useState("");
  const spoken = language.value;
  const index = useMemo(() => categoryIndex(catalogue, spoken), [catalogue, spoken]);
  const found = typed.trim() ? findCategories(index, typed) : null;
  const choose = (category: Category) => void take(report, category);
  return (
    <>
      <form
        role="search"
        onSubmit={(event) => {
          event.preventDefault();
          const best = found?.[0];
          if (best) choose(best.category);
        }}
      >
        <TextField
          id="category"
          type="search"
          label={t("what.search")}
          hint={t("what.search.hint")}
          autocomplete="off"
          value={typed}
          onText={type}
        />
      </form>
      <p class="unseen" role="status">
        {found && t("what.found", { n: found.length })}
      </p>
      {found ? (
        <Found found={found} onChoose={choose} />
      ) : (
        <Browse catalogue={catalogue} onChoose={choose} />
      )}
    </>
  );
}

/** Choose a category; answers to another one's questions do not go along, nor a thing it is not about. */
async function take(report: LocalReport, category: Category): Promise<void> {
  const isNew = report.category !== category.code;
  const subject = report.place?.subject;
  const fits = subject?.kind === category.subject_kind;
  await editNow(report.id, {
    category: category.code,
    problem: null,
    ...(isNew && { answers: {} }),
    ...(report.place && subject && !fits && { place: { ...report.place, subject: null } }),
  });
  go(`/report/${report.id}/${report.place ? "send" : ""}`.replace(/\/$/, ""));
}

interface Choosing {
  onChoose: (category: Category) => void;
}

function Found({ found, onChoose }: Choosing & { found: FoundCategory[] }) {
  if (found.length === 0) return <p class="muted">{t("what.none")}</p>;
  return <CategoryList found={found} hasGroup onChoose={onChoose} />;
}

/** Favourites and recent ones first, then all groups. */
function Browse({ catalogue, onChoose }: Choosing & { catalogue: Catalogue }) {
  const known = (codes: string[]): FoundCategory[] =>
    codes.flatMap((code) => {
      const category = categoryIn(catalogue, code);
      return category ? [{ category, group: category.group }] : [];
    });
  const starred = known(favourites.value);
  const recent = known(recents.value.filter((code) => !favourites.value.includes(code)));
  return (
    <>
      <Shelf title={t("what.favourites")} found={starred} onChoose={onChoose} />
      <Shelf title={t("what.recent")} found={recent} onChoose={onChoose} />
      <section class="stack-s" aria-labelledby="groups-title">
        <h2 id="groups-title" class="section-title">
          {t("what.groups")}
        </h2>
        <div class="groups">
          {catalogue.groups.map((group) => (
            <GroupPart key={group.code} group={group} onChoose={onChoose} />
          ))}
        </div>
      </section>
    </>
  );
}

function Shelf({ title, found, onChoose }: Choosing & { title: string; found: FoundCategory[] }) {
  if (found.length === 0) return null;
  return (
    <section class="stack-s">
      <h2 class="section-title">{title}</h2>
      <CategoryList found={found} hasGroup onChoose={onChoose} />
    </section>
  );
}

/** A group that opens to its categories, by topic. */
function GroupPart({ group, onChoose }: Choosing & { group: Group }) {
  const [isOpen, open] = useState(false);
  const top = useRef<HTMLButtonElement>(null);
  const id = `group-${group.code}`;
  const toggle = () => {
    open(!isOpen);
    if (!isOpen) requestAnimationFrame(() => top.current?.scrollIntoView({ block: "nearest" }));
  };
  return (
    <div class="group">
      <h3>
        <button
          type="button"
          ref={top}
          class="group-head"
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={toggle}
        >
          <GroupIcon name={group.icon} />
          <span class="group-name">{words(group.name)}</span>
          <Icon name="down" />
        </button>
      </h3>
      <div id={id} hidden={!isOpen} class="group-body stack-s">
        {isOpen &&
          topics(group).map(([topic, found]) => (
            <div key={topic} class="stack-s">
              <h4 class="group-topic">{topic}</h4>
              <CategoryList found={found} onChoose={onChoose} />
            </div>
          ))}
      </div>
    </div>
  );
}

/** Categories of a group under their headings, in the city's order. */
function topics(group: Group): [string, FoundCategory[]][] {
  const parts = new Map<string, FoundCategory[]>();
  for (const category of group.categories) {
    const topic = words(category.topic);
    parts.set(topic, [...(parts.get(topic) ?? []), { category, group }]);
  }
  return [...parts];
}
