// SPDX-License-Identifier: EUPL-1.2
import { exportPath, overview } from "../../api/manager.ts";
import { useResource } from "../../api/resource.ts";
import { person } from "../../api/session.ts";
import { go, here } from "../../app/router.ts";
import { ButtonLink } from "../../components/Button/Button.tsx";
import { Field } from "../../components/Field/Field.tsx";
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { holds } from "../parts/roles.ts";
import { DepartmentTable } from "./DepartmentTable.tsx";
import { Figures } from "./Figures.tsx";
import { HeatPanel } from "./HeatPanel.tsx";
import { LoadTable } from "./LoadTable.tsx";
import { RatingsPanel } from "./RatingsPanel.tsx";
import { SignalsPanel } from "./SignalsPanel.tsx";
import "./Manager.css";

/** How one's departments stand: what will be late, who has how much, what residents think. */
export function OverviewScreen() {
  const department = here.value.searchParams.get("department");
  return (
    <DeskPage
      tab="overview"
      title={t("desk.tab.overview")}
      tools={
        <ButtonLink href={exportPath(department)} download="reports.csv" icon="download">
          {t("manager.export")}
        </ButtonLink>
      }
    >
      <Inside key={department} department={department} />
    </DeskPage>
  );
}

function Inside({ department }: { department: string | null }) {
  return (
    <Loaded name={`overview ${department ?? ""}`} load={() => overview(department)} n={6}>
      {(found) => (
        <div class="manager">
          <Choice department={department} />
          <Figures of={found} department={department} />
          {found.departments.length > 1 && <DepartmentTable of={found} />}
          {holds(person.value, ["manager"]) && <LoadTable department={department} />}
          <RatingsPanel department={department} />
          <SignalsPanel department={department} />
          <HeatPanel department={department} />
        </div>
      )}
    </Loaded>
  );
}

/** Which of several departments; nothing where there is one. */
function Choice({ department }: { department: string | null }) {
  const { value } = useResource("overview ", () => overview(null));
  const known = value?.departments ?? [];
  if (known.length < 2) return null;
  return (
    <Field label={t("manager.department")}>
      {(ids) => (
        <select
          {...ids}
          value={department ?? ""}
          onChange={(event) => {
            const chosen = event.currentTarget.value;
            const query = chosen ? `?department=${encodeURIComponent(chosen)}` : "";
            go(`/desk/overview${query}`, { replace: true });
          }}
        >
          <option value="">{t("manager.department.all")}</option>
          {known.map((one) => (
            <option key={one.department.code} value={one.department.code}>
              {one.department.name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
