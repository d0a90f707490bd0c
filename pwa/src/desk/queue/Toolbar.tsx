// SPDX-License-Identifier: EUPL-1.2
import type { Ref } from "preact";
import { ORDERS, type Order, type QueueCounts } from "../../api/desk.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Icon } from "../../components/Icon/Icon.tsx";
import { useTyped } from "../../forms/typed.ts";
import { t } from "../../i18n/text.ts";
import { CLOCKS, EVERYTHING, type Filters, nSet } from "./filters.ts";
import { useNames } from "./names.ts";
import "../parts/Chip.css";
import "./Toolbar.css";

interface Props {
  filters: Filters;
  counts: QueueCounts | null;
  search: Ref<HTMLInputElement>;
  onChange: (changes: Partial<Filters>) => void;
  onPanel: () => void;
  onViews: () => void;
}

/** What the queue is narrowed to, each part to be taken away by a press, and how many remain. */
export function Toolbar({ filters, counts, search, onChange, onPanel, onViews }: Props) {
  return (
    <div class="queue-tools">
      <Search text={filters.text} field={search} onText={(text) => onChange({ text })} />
      <Button look="quiet" icon="star" class="queue-more" onClick={onViews}>
        {t("desk.views")}
      </Button>
      <div class="queue-chips">
        <p class="queue-n figures">{counts && t("desk.n", { n: counts.n })}</p>
        <QuickChips filters={filters} counts={counts} onChange={onChange} />
        <OtherChips filters={filters} onChange={onChange} />
        <Button look="quiet" icon="filter" class="queue-more queue-filter" onClick={onPanel}>
          {t("desk.filters", { n: nSet(filters) })}
        </Button>
        {nSet(filters) > 0 && (
          <Button
            look="quiet"
            class="queue-more"
            onClick={() => onChange({ ...EVERYTHING, text: filters.text, order: filters.order })}
          >
            {t("desk.filters.reset")}
          </Button>
        )}
      </div>
      <label class="queue-order">
        <span class="unseen">{t("desk.order")}</span>
        <select
          value={filters.order}
          onChange={({ currentTarget }) => onChange({ order: currentTarget.value as Order })}
        >
          {ORDERS.map((order) => (
            <option key={order} value={order}>
              {t(`desk.order.${order}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}

type ChipsProps = Pick<Props, "filters" | "counts" | "onChange">;

function toggled(list: readonly string[], word: string): string[] {
  return list.includes(word) ? list.filter((one) => one !== word) : [...list, word];
}

/** The few that everybody needs, with their counts. */
function QuickChips({ filters, counts, onChange }: ChipsProps) {
  const n = (found: number | undefined) => found ?? (counts ? 0 : null);
  return (
    <>
      {CLOCKS.slice(0, 2).map((clock) => (
        <Chip
          key={clock}
          label={t(`desk.clock.${clock}`)}
          n={n(counts?.n_by_clock[clock])}
          isOn={filters.clock.includes(clock)}
          onPress={() => onChange({ clock: toggled(filters.clock, clock) })}
        />
      ))}
      <Chip
        label={t("desk.status.submitted")}
        n={n(counts?.n_by_status.submitted)}
        isOn={filters.status.includes("submitted")}
        onPress={() => onChange({ status: toggled(filters.status, "submitted") })}
      />
      {(["me", "none"] as const).map((who) => (
        <Chip
          key={who}
          label={t(`desk.assignee.${who}`)}
          n={n(who === "me" ? counts?.n_mine : counts?.n_unassigned)}
          isOn={filters.assignee === who}
          onPress={() => onChange({ assignee: filters.assignee === who ? null : who })}
        />
      ))}
    </>
  );
}

interface ChipProps {
  label: string;
  n: number | null;
  isOn: boolean;
  onPress: () => void;
}

function Chip({ label, n, isOn, onPress }: ChipProps) {
  return (
    <button type="button" class="chip" aria-pressed={isOn} onClick={onPress}>
      {label}
      {n !== null && <span class="chip-n figures">{n}</span>}
    </button>
  );
}

const QUICK_STATUS = "submitted";

/** What else is set: each goes by a press. */
function OtherChips({ filters, onChange }: Omit<ChipsProps, "counts">) {
  const names = useNames();
  const drop = (name: "status" | "category" | "area" | "priority" | "clock", code: string) =>
    onChange({ [name]: filters[name].filter((one) => one !== code) });
  const set: { key: string; label: string; onDrop: () => void }[] = [
    ...filters.status
      .filter((one) => one !== QUICK_STATUS)
      .map((one) => ({ key: one, label: names.status(one), onDrop: () => drop("status", one) })),
    ...filters.clock
      .filter((one) => one === "on_track")
      .map((one) => ({ key: one, label: names.clock(one), onDrop: () => drop("clock", one) })),
    ...filters.priority.map((one) => ({
      key: one,
      label: names.priority(one),
      onDrop: () => drop("priority", one),
    })),
    ...filters.category.map((one) => ({
      key: one,
      label: names.category(one),
      onDrop: () => drop("category", one),
    })),
    ...filters.area.map((one) => ({
      key: one,
      label: names.area(one),
      onDrop: () => drop("area", one),
    })),
    ...filters.flags.map((one) => ({
      key: one,
      label: t(`desk.flag.${one}`),
      onDrop: () => onChange({ flags: filters.flags.filter((flag) => flag !== one) }),
    })),
  ];
  if (filters.due !== null) {
    const label = t("desk.due", { n: filters.due });
    set.push({ key: "due", label, onDrop: () => onChange({ due: null }) });
  }
  return (
    <>
      {set.map(({ key, label, onDrop }) => (
        <button
          key={key}
          type="button"
          class="chip"
          data-set="true"
          aria-label={t("desk.filters.drop", { what: label })}
          onClick={onDrop}
        >
          {label}
          <Icon name="close" />
        </button>
      ))}
    </>
  );
}

const MOST_CHARS = 200;

interface SearchProps {
  text: string;
  field: Ref<HTMLInputElement>;
  onText: (text: string) => void;
}

function Search({ text, field, onText }: SearchProps) {
  const { typed, type, tell } = useTyped(text, onText);
  return (
    <form
      role="search"
      class="queue-search"
      onSubmit={(event) => {
        event.preventDefault();
        tell();
      }}
    >
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        aria-label={t("desk.search")}
        placeholder={t("desk.search")}
        value={typed}
        maxLength={MOST_CHARS}
        onInput={(event) => type(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Escape" && event.currentTarget.blur()}
      />
    </form>
  );
}
