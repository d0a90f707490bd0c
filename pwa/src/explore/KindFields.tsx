// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { type Group, loadCatalogue } from "../api/catalogue.ts";
import { useResource } from "../api/resource.ts";
import { city } from "../app/city.ts";
import { IconButton } from "../components/Button/Button.tsx";
import { t, words } from "../i18n/text.ts";

interface Props {
  kinds: readonly string[];
  onChange: (kinds: string[]) => void;
}

/** Groups of categories, each with its categories behind a button. */
export function KindFields({ kinds, onChange }: Props) {
  const code = city.value?.code ?? "";
  const { value } = useResource(`catalogue ${code}`, async () =>
    code ? loadCatalogue(code) : undefined,
  );
  if (!value) return null;
  return (
    <fieldset class="stack-s">
      <legend class="field-label">{t("explore.filter.kind")}</legend>
      {value.groups.map((group) => (
        <GroupFields key={group.code} group={group} kinds={kinds} onChange={onChange} />
      ))}
    </fieldset>
  );
}

function GroupFields({ group, kinds, onChange }: Props & { group: Group }) {
  const members = group.categories.map(({ code }) => code);
  const isWhole = kinds.includes(group.code);
  const n = isWhole ? members.length : members.filter((code) => kinds.includes(code)).length;
  const [isOpen, open] = useState(n > 0 && !isWhole);
  const others = kinds.filter((code) => code !== group.code && !members.includes(code));
  const id = `kinds-${group.code}`;
  return (
    <div>
      <div class="filter-group">
        <label class="filter-choice">
          <input
            type="checkbox"
            checked={isWhole}
            // Some of them: neither yes nor no.
            indeterminate={!isWhole && n > 0}
            onChange={() => onChange(isWhole || n > 0 ? others : [...others, group.code])}
          />
          <span>{words(group.name)}</span>
        </label>
        <IconButton
          icon="down"
          class="filter-more"
          label={t("explore.filter.categories", { group: words(group.name) })}
          aria-expanded={isOpen}
          aria-controls={id}
          onClick={() => open(!isOpen)}
        />
      </div>
      <div id={id} class="filter-categories" hidden={!isOpen}>
        {group.categories.map((category) => (
          <label key={category.code} class="filter-choice">
            <input
              type="checkbox"
              checked={isWhole || kinds.includes(category.code)}
              onChange={() => onChange(toggled(category.code, { group, kinds, others, members }))}
            />
            <span>{words(category.name)}</span>
          </label>
        ))}
      </div>
    </div>
  );
}

interface Choice {
  group: Group;
  kinds: readonly string[];
  others: readonly string[];
  members: readonly string[];
}

/** Return what is chosen after a category was touched; all of a group are the group. */
function toggled(code: string, { group, kinds, others, members }: Choice): string[] {
  const isWhole = kinds.includes(group.code);
  const before = isWhole ? members : members.filter((one) => kinds.includes(one));
  const after = before.includes(code) ? before.filter((one) => one !== code) : [...before, code];
  return after.length === members.length ? [...others, group.code] : [...others, ...after];
}
