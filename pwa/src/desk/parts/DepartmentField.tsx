// SPDX-License-Identifier: EUPL-1.2
import { t, words } from "../../i18n/text.ts";
import { useMyDepartments } from "./departments.ts";
import "./DepartmentField.css";

interface Props {
  /** Codes; none: all of mine. */
  chosen: readonly string[];
  onChange: (codes: string[]) => void;
}

/** Of which department; only for those who read the queues of several. */
export function DepartmentField({ chosen, onChange }: Props) {
  const mine = useMyDepartments();
  const [only] = mine;
  if (mine.length < 2) {
    return only ? <p class="department-name">{words(only.name)}</p> : null;
  }
  return (
    <label class="department-field">
      <span class="unseen">{t("desk.department")}</span>
      <select
        value={chosen[0] ?? ""}
        onChange={({ currentTarget: { value } }) => onChange(value ? [value] : [])}
      >
        <option value="">{t("desk.department.all")}</option>
        {mine.map(({ code, name }) => (
          <option key={code} value={code}>
            {words(name)}
          </option>
        ))}
      </select>
    </label>
  );
}
