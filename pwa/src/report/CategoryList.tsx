// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { type Category, isOpenOn, todayIn } from "../api/catalogue.ts";
import type { FoundCategory } from "../api/categorySearch.ts";
import { favourites, toggleFavourite } from "../app/habits.ts";
import { IconButton } from "../components/Button/Button.tsx";
import { GroupIcon } from "../components/GroupIcon/GroupIcon.tsx";
import { zone } from "../i18n/format.ts";
import { t, words } from "../i18n/text.ts";
import { dayOfYear } from "./season.ts";

interface Props {
  found: FoundCategory[];
  /** Whether the group is told beside each one. */
  hasGroup?: boolean;
  onChoose: (category: Category) => void;
}

/** Categories to choose from by one tap, each with a star. */
export function CategoryList({ found, hasGroup = false, onChoose }: Props) {
  const today = todayIn(zone.value);
  return (
    <ul class="categories">
      {found.map((one) => (
        <li key={one.category.code} class="category">
          {isOpenOn(one.category, today) ? (
            <Open {...one} hasGroup={hasGroup} onChoose={onChoose} />
          ) : (
            <Shut {...one} />
          )}
          <Star category={one.category} />
        </li>
      ))}
    </ul>
  );
}

function Open({
  category,
  group,
  hasGroup,
  onChoose,
}: FoundCategory & { hasGroup: boolean; onChoose: Props["onChoose"] }) {
  return (
    <button type="button" class="category-choose" onClick={() => onChoose(category)}>
      {hasGroup && <GroupIcon name={group.icon} />}
      <span class="category-words">
        <span class="category-name">{words(category.name)}</span>
        {hasGroup && <span class="muted small">{words(group.name)}</span>}
      </span>
    </button>
  );
}

/** Out of season it can not be chosen; it says when it is open, and what to do until then. */
function Shut({ category }: FoundCategory) {
  const [isOpen, open] = useState(false);
  const { first = "", last = "" } = category.season ?? {};
  return (
    <button
      type="button"
      class="category-choose"
      data-shut="true"
      aria-expanded={isOpen}
      onClick={() => open(!isOpen)}
    >
      <span class="category-words">
        <span class="category-name">{words(category.name)}</span>
        <span class="small">
          {t("what.season", { from: dayOfYear(first), to: dayOfYear(last) })}
        </span>
        {isOpen && <span class="small">{words(category.hint)}</span>}
      </span>
    </button>
  );
}

function Star({ category }: { category: Category }) {
  const isOn = favourites.value.includes(category.code);
  return (
    <IconButton
      icon="star"
      isFilled={isOn}
      class="category-star"
      aria-pressed={isOn}
      label={t("what.star", { category: words(category.name) })}
      onClick={() => void toggleFavourite(category.code)}
    />
  );
}
