// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { listAreas } from "../../api/explore.ts";
import { useResource } from "../../api/resource.ts";
import { listDepartments, type RuleBody, type RuleView } from "../../api/rules.ts";
import { useCatalogue } from "../../app/catalogue.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Field } from "../../components/Field/Field.tsx";
import { Sheet } from "../../components/Sheet/Sheet.tsx";
import { t, words } from "../../i18n/text.ts";

interface Props {
  jurisdiction: string;
  /** Null: a new one. */
  rule: RuleView | null;
  onClose: () => void;
  onDone: (body: RuleBody) => void;
  onRemove: (rule: RuleView) => void;
}

/** What a rule is about, where, and who answers. */
export function RuleSheet({ jurisdiction, rule, onClose, onDone, onRemove }: Props) {
  const [about, setAbout] = useState(aboutValue(rule));
  const [area, setArea] = useState(rule?.area?.code ?? "");
  const [department, setDepartment] = useState(rule?.department.code ?? "");
  const [byManager, setByManager] = useState(rule?.by_building_manager ?? false);
  const [isTried, tried] = useState(false);
  const departments = useResource(`departments ${jurisdiction}`, () =>
    listDepartments(jurisdiction),
  ).value;
  const areas = useResource(`areas ${jurisdiction}`, () => listAreas(jurisdiction)).value;
  const missing = isTried && department === "" ? t("rules.sheet.need_department") : undefined;
  return (
    <Sheet title={t(rule ? "rules.sheet.edit" : "rules.sheet.new")} onClose={onClose}>
      <form
        class="stack"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          tried(true);
          if (department === "") return;
          const [kind, code = null] = about.split(" ");
          onDone({
            category: kind === "category" ? code : null,
            group: kind === "group" ? code : null,
            area: area || null,
            department,
            by_building_manager: byManager,
          });
        }}
      >
        <AboutField value={about} isFixed={rule !== null} onChange={setAbout} />
        <Field label={t("rules.sheet.area")}>
          {(ids) => (
            <select
              {...ids}
              value={area}
              disabled={rule !== null}
              onChange={({ currentTarget }) => setArea(currentTarget.value)}
            >
              <option value="">{t("rules.sheet.everywhere")}</option>
              {areas?.map((one) => (
                <option key={one.code} value={one.code}>
                  {words(one.name)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={t("rules.col.department")} error={missing}>
          {(ids) => (
            <select
              {...ids}
              value={department}
              onChange={({ currentTarget }) => setDepartment(currentTarget.value)}
            >
              <option value="">{t("rules.sheet.choose")}</option>
              {departments?.map((one) => (
                <option key={one.code} value={one.code}>
                  {words(one.name)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <label class="rules-check">
          <input
            type="checkbox"
            checked={byManager}
            onChange={({ currentTarget }) => setByManager(currentTarget.checked)}
          />
          <span>{t("rules.sheet.by_manager")}</span>
        </label>
        <Button type="submit" look="primary" isWide>
          {t("rules.sheet.done")}
        </Button>
        {rule && (
          <Button look="danger" icon="trash" isWide onClick={() => onRemove(rule)}>
            {t("rules.remove")}
          </Button>
        )}
        <p class="muted small">{t("rules.sheet.trial")}</p>
      </form>
    </Sheet>
  );
}

function aboutValue(rule: RuleView | null): string {
  if (rule?.category) return `category ${rule.category.code}`;
  return rule?.group ? `group ${rule.group.code}` : "";
}

interface AboutProps {
  value: string;
  isFixed: boolean;
  onChange: (value: string) => void;
}

function AboutField({ value, isFixed, onChange }: AboutProps) {
  const { value: catalogue } = useCatalogue();
  return (
    <Field label={t("rules.col.about")}>
      {(ids) => (
        <select
          {...ids}
          value={value}
          disabled={isFixed}
          onChange={({ currentTarget }) => onChange(currentTarget.value)}
        >
          <option value="">{t("rules.about.all")}</option>
          {catalogue?.groups.map((group) => (
            <optgroup key={group.code} label={words(group.name)}>
              <option value={`group ${group.code}`}>
                {t("rules.about.group", { group: words(group.name) })}
              </option>
              {group.categories.map((category) => (
                <option key={category.code} value={`category ${category.code}`}>
                  {words(category.name)}
                </option>
              ))}
            </optgroup>
          ))}
        </select>
      )}
    </Field>
  );
}
