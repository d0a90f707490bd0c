// SPDX-License-Identifier: EUPL-1.2
import { useCatalogue } from "../../app/catalogue.ts";
import { words } from "../../i18n/text.ts";

/** Every category of the city, by group, for a list to choose from. */
export function CategoryOptions() {
  const { value: catalogue } = useCatalogue();
  return (
    <>
      {catalogue?.groups.map((group) => (
        <optgroup key={group.code} label={words(group.name)}>
          {group.categories.map((category) => (
            <option key={category.code} value={category.code}>
              {words(category.name)}
            </option>
          ))}
        </optgroup>
      ))}
    </>
  );
}
