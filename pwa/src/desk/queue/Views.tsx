// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { loadViews, saveView, type View } from "../../api/desk.ts";
import { put, useResource } from "../../api/resource.ts";
import { person } from "../../api/session.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Failure } from "../../components/Failure.tsx";
import { TextField } from "../../components/Field/Field.tsx";
import { Sheet } from "../../components/Sheet/Sheet.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { language } from "../../i18n/language.ts";
import { type Key, t } from "../../i18n/text.ts";
import { afterSheet } from "../parts/afterSheet.ts";
import { useMyDepartments } from "../parts/departments.ts";
import { holds } from "../parts/roles.ts";
import { type Filters, filtersFrom, isSame, narrowing } from "./filters.ts";
import { ViewsArranged } from "./ViewsArranged.tsx";
import "./Views.css";

const KEY = "desk views";

/** What everybody has; the server knows more words than we do when it is newer. */
const BUILT_IN: readonly string[] = [
  "mine",
  "due_today",
  "overdue",
  "unassigned",
  "waiting_for_reporter",
  "replied",
  "second_attempt",
  "escalated",
];

function nameOf({ name, code }: View): string {
  if (name !== null) return name;
  return code && BUILT_IN.includes(code) ? t(`desk.view.${code}` as Key) : (code ?? "");
}

interface Props {
  filters: Filters;
  onChoose: (filters: Filters) => void;
  onClose: () => void;
}

/** Queues under a name, with how much stands in each; what is shown can be kept, one's own arranged. */
export function Views({ filters, onChoose, onClose }: Props) {
  const { value: views, error } = useResource(KEY, loadViews);
  const [isArranging, arrange] = useState(false);
  const took = (now: View[]) => put(`${language.value} ${KEY}`, now);
  const choose = (view: View) => {
    onClose();
    afterSheet(() => onChoose(filtersFrom(view.query)));
  };
  const isNew = !views?.some((view) => isSame(filtersFrom(view.query), filters));
  return (
    <Sheet title={t("desk.views")} onClose={onClose}>
      {!views && (error ? <Failure error={error} /> : <Skeleton />)}
      {views && isArranging && <ViewsArranged views={views} onTook={took} />}
      {views && !isArranging && (
        <ul class="views">
          {views.map((view) => (
            <ViewLine
              key={view.id ?? view.code}
              view={view}
              isShown={isSame(filtersFrom(view.query), filters)}
              onChoose={() => choose(view)}
            />
          ))}
        </ul>
      )}
      {views?.some(({ is_mine }) => is_mine) && (
        <p>
          <Button
            look="quiet"
            icon={isArranging ? "check" : "settings"}
            onClick={() => arrange(!isArranging)}
          >
            {t(isArranging ? "desk.views.arranged" : "desk.views.arrange")}
          </Button>
        </p>
      )}
      {views && isNew && !isArranging && <SaveForm filters={filters} onTook={took} />}
    </Sheet>
  );
}

interface LineProps {
  view: View;
  isShown: boolean;
  onChoose: () => void;
}

function ViewLine({ view, isShown, onChoose }: LineProps) {
  const { n, n_overdue } = view;
  return (
    <li>
      <button type="button" class="view" aria-current={isShown || undefined} onClick={onChoose}>
        <span class="view-name">{nameOf(view)}</span>
        {view.department && <span class="small muted">{t("desk.views.shared")}</span>}
        <span class="view-n figures">
          {n_overdue > 0 && (
            <span class="view-overdue">{t("desk.views.overdue", { n: n_overdue })}</span>
          )}
          {n}
        </span>
      </button>
    </li>
  );
}

function SaveForm({ filters, onTook }: { filters: Filters; onTook: (views: View[]) => void }) {
  const [name, type] = useState("");
  const [isWrong, mark] = useState(false);
  const [isShared, share] = useState(false);
  const saving = useDeed();
  const [department] = useMyDepartments();
  const mayShare = holds(person.value, ["manager"]) && department !== undefined;
  const save = (event: Event) => {
    event.preventDefault();
    mark(!name.trim());
    if (!name.trim()) return;
    void saving.run(async () => {
      const where = isShared && department ? department.code : null;
      const view = { name: name.trim(), query: narrowing(filters), department: where };
      onTook(await saveView(view));
    });
  };
  return (
    <form class="stack-s view-form" noValidate onSubmit={save}>
      <TextField
        label={t("desk.views.name")}
        hint={t("desk.views.hint")}
        value={name}
        maxLength={80}
        error={isWrong ? t("desk.views.name.missing") : undefined}
        onText={type}
      />
      {mayShare && (
        <label class="asked-check">
          <input
            type="checkbox"
            checked={isShared}
            onChange={({ currentTarget }) => share(currentTarget.checked)}
          />
          <span>{t("desk.views.share")}</span>
        </label>
      )}
      <DeedFailure error={saving.error} isKept />
      <p>
        <Button type="submit" disabled={saving.isBusy}>
          {t("app.save")}
        </Button>
      </p>
    </form>
  );
}
