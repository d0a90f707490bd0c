// SPDX-License-Identifier: EUPL-1.2
import { here, type Params } from "../../app/router.ts";
import { ButtonLink } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { t } from "../../i18n/text.ts";
import { DepartmentField } from "../parts/DepartmentField.tsx";
import { DeskPage } from "../parts/DeskPage.tsx";
import { readdress } from "../parts/readdress.ts";
import type { Edited } from "./edited.ts";
import { useManaged } from "./rights.ts";
import { refresh, useTemplates } from "./shelf.ts";
import { TemplateEditor } from "./TemplateEditor.tsx";
import { TemplateList } from "./TemplateList.tsx";
import { TemplateShown } from "./TemplateShown.tsx";
import "./Templates.css";

/** Words that departments answer with again and again: all of them, and beside them one to change. */
export function TemplatesScreen({ params }: { params: Params }) {
  const department = here.value.searchParams.get("department");
  return (
    <DeskPage
      tab="templates"
      title={t("desk.tab.templates")}
      tools={
        <DepartmentField
          chosen={department ? [department] : []}
          onChange={([code]) =>
            readdress((query) =>
              code ? query.set("department", code) : query.delete("department"),
            )
          }
        />
      }
    >
      <Inside id={params.id ?? null} department={department} />
    </DeskPage>
  );
}

interface Props {
  /** Of the template that is open; "new": one that is not there yet. */
  id: string | null;
  department: string | null;
}

function Inside({ id, department }: Props) {
  const { value, error } = useTemplates();
  if (!value)
    return error ? <Failure error={error} onRetry={() => void refresh()} /> : <Skeleton n={4} />;
  const shown = value.filter((one) => !department || one.department.code === department);
  return (
    <div class="templates" data-open={id !== null}>
      <TemplateList templates={shown} department={department} open={id} />
      {id !== null && (
        <section class="templates-one" aria-label={t("templates.one")}>
          <p class="templates-back">
            <ButtonLink href={`/desk/templates${here.value.search}`} look="quiet" icon="back">
              {t("templates.all")}
            </ButtonLink>
          </p>
          <One key={id} id={id} department={department} />
        </section>
      )}
    </div>
  );
}

function One({ id, department }: { id: string; department: string | null }) {
  const { value = [] } = useTemplates();
  const managed = useManaged();
  const template = value.find((one) => one.id === id);
  const first = managed.find(({ code }) => code === department) ?? managed[0];
  if (id === "new" && first) return <TemplateEditor template={null} empty={emptyOf(first.code)} />;
  if (!template) {
    return (
      <Empty icon="search" title={t("templates.gone")}>
        <p>{t("templates.gone.text")}</p>
      </Empty>
    );
  }
  const mayChange = managed.some(({ code }) => code === template.department.code);
  if (!mayChange) return <TemplateShown template={template} />;
  return <TemplateEditor key={template.version} template={template} />;
}

/** A new template, for what somebody was about to answer. */
function emptyOf(department: string): Edited {
  const said = here.value.searchParams;
  const [category, outcome] = [said.get("category") ?? "", said.get("outcome") ?? ""];
  return { version: 0, department, category, outcome, name: "", texts: {} };
}
