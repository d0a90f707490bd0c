// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { Button } from "../components/Button/Button.tsx";
import { Sheet } from "../components/Sheet/Sheet.tsx";
import { t } from "../i18n/text.ts";
import { FilterForm } from "./FilterForm.tsx";
import type { Filters } from "./filters.ts";

interface Props {
  filters: Filters;
  hasAreas?: boolean;
  onDone: (filters: Filters) => void;
  onClose: () => void;
}

/** The filters on a phone: they hold when the sheet is closed. */
export function FilterSheet({ filters, hasAreas = false, onDone, onClose }: Props) {
  const [chosen, choose] = useState(filters);
  const close = () => {
    onClose();
    // The sheet has a step of history of its own; the address to change is that of the one below.
    const isAbove = Boolean((history.state as { sheet?: boolean } | null)?.sheet);
    if (isAbove) addEventListener("popstate", () => onDone(chosen), { once: true });
    else onDone(chosen);
  };
  return (
    <Sheet title={t("explore.filter.title")} onClose={close}>
      <FilterForm
        filters={chosen}
        hasAreas={hasAreas}
        onChange={(changes) => choose({ ...chosen, ...changes })}
      />
      <div class="filters-done">
        <Button look="primary" isWide onClick={close}>
          {t("explore.filter.show")}
        </Button>
      </div>
    </Sheet>
  );
}
