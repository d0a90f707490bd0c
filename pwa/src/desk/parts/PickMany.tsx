// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { TextField } from "../../components/Field/Field.tsx";
import { Icon } from "../../components/Icon/Icon.tsx";
import { t } from "../../i18n/text.ts";
import { chosenOf, matching, nOptions, type OptionGroup, toggled } from "./picking.ts";
import "./Chip.css";
import "./PickMany.css";

interface Props {
  label: string;
  groups: readonly OptionGroup[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** More than that are searched and not read. */
const FEW_N = 8;

/** Several of many: those that are chosen stand above, each to be taken off by a press. */
export function PickMany({ label, groups, chosen, onChange }: Props) {
  const [text, type] = useState("");
  const shown = matching(groups, text);
  return (
    <fieldset class="pick-many stack-s">
      <legend class="field-label">{label}</legend>
      <Chosen groups={groups} chosen={chosen} onChange={onChange} />
      <details>
        <summary>{t("desk.pick.open", { n: nOptions(groups) })}</summary>
        {nOptions(groups) > FEW_N && (
          <TextField type="search" label={t("desk.pick.find")} value={text} onText={type} />
        )}
        <div class="pick-list">
          {shown.length === 0 && <p class="muted small">{t("desk.pick.none")}</p>}
          {shown.map((group) => (
            <Group
              key={group.name ?? ""}
              group={group}
              chosen={chosen}
              onToggle={(code) => onChange(toggled(chosen, code, groups))}
            />
          ))}
        </div>
      </details>
    </fieldset>
  );
}

function Chosen({ groups, chosen, onChange }: Omit<Props, "label">) {
  if (chosen.length === 0) return null;
  return (
    <ul class="pick-chosen">
      {chosenOf(chosen, groups).map(({ code, name }) => (
        <li key={code}>
          <button
            type="button"
            class="chip"
            data-set="true"
            aria-label={t("desk.filters.drop", { what: name })}
            onClick={() => onChange(chosen.filter((one) => one !== code))}
          >
            <span>{name}</span>
            <Icon name="close" />
          </button>
        </li>
      ))}
    </ul>
  );
}

interface GroupProps {
  group: OptionGroup;
  chosen: readonly string[];
  onToggle: (code: string) => void;
}

function Group({ group, chosen, onToggle }: GroupProps) {
  const { code: whole, name, options } = group;
  const isWhole = whole !== undefined && chosen.includes(whole);
  return (
    <>
      {whole === undefined && name && <p class="pick-name small muted">{name}</p>}
      {whole !== undefined && (
        <label class="pick-whole">
          <input type="checkbox" checked={isWhole} onChange={() => onToggle(whole)} />
          <span>{t("desk.filters.group", { group: name ?? whole })}</span>
        </label>
      )}
      {options.map((option) => (
        <label key={option.code} data-inside={name !== undefined}>
          <input
            type="checkbox"
            checked={isWhole || chosen.includes(option.code)}
            disabled={isWhole}
            onChange={() => onToggle(option.code)}
          />
          <span>{option.name}</span>
        </label>
      ))}
    </>
  );
}
