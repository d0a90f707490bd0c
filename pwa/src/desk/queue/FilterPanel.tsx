// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { FLAGS, ORDERS, type Order } from "../../api/desk.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Field } from "../../components/Field/Field.tsx";
import { Sheet } from "../../components/Sheet/Sheet.tsx";
import { t, words } from "../../i18n/text.ts";
import { afterSheet } from "../parts/afterSheet.ts";
import { PickMany } from "../parts/PickMany.tsx";
import { CLOCKS, DUE_DAYS, EVERYTHING, type Filters, OPEN, PRIORITIES } from "./filters.ts";
import { useAreas, useCatalogue } from "./names.ts";

interface Props {
  filters: Filters;
  onDone: (filters: Filters) => void;
  onClose: () => void;
}

/** Everything that the queue can be narrowed by. */
export function FilterPanel({ filters, onDone, onClose }: Props) {
  const [chosen, choose] = useState(filters);
  const change = (changes: Partial<Filters>) => choose({ ...chosen, ...changes });
  const close = (last: Filters) => {
    onClose();
    afterSheet(() => onDone(last));
  };
  return (
    <Sheet title={t("desk.filters.title")} onClose={() => close(chosen)}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          close(chosen);
        }}
      >
        <Ticks
          label={t("desk.column.clock")}
          words={CLOCKS.map((one) => [one, t(`desk.clock.${one}`)])}
          chosen={chosen.clock}
          onChange={(clock) => change({ clock })}
        />
        <Ticks
          label={t("desk.column.status")}
          words={OPEN.map((one) => [one, t(`desk.status.${one}` as "desk.status.submitted")])}
          chosen={chosen.status}
          onChange={(status) => change({ status })}
        />
        <Ticks
          label={t("desk.priority")}
          words={PRIORITIES.map((one) => [one, t(`desk.priority.${one}`)])}
          chosen={chosen.priority}
          onChange={(priority) => change({ priority })}
        />
        <Ticks
          label={t("desk.flags")}
          words={FLAGS.map((one) => [one, t(`desk.flag.${one}`)])}
          chosen={chosen.flags}
          onChange={(flags) => change({ flags: FLAGS.filter((one) => flags.includes(one)) })}
        />
        <Field label={t("desk.order")}>
          {(ids) => (
            <select
              {...ids}
              value={chosen.order}
              onChange={({ currentTarget }) => change({ order: currentTarget.value as Order })}
            >
              {ORDERS.map((order) => (
                <option key={order} value={order}>
                  {t(`desk.order.${order}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        <DueField due={chosen.due} onChange={(due) => change({ due })} />
        <KindField chosen={chosen.category} onChange={(category) => change({ category })} />
        <AreaField chosen={chosen.area} onChange={(area) => change({ area })} />
        <div class="row">
          <Button type="submit" look="primary">
            {t("desk.filters.show")}
          </Button>
          <Button
            look="quiet"
            onClick={() => close({ ...EVERYTHING, text: chosen.text, order: chosen.order })}
          >
            {t("desk.filters.reset")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}

interface TicksProps {
  label: string;
  words: readonly (readonly [string, string])[];
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

function Ticks({ label, words: all, chosen, onChange }: TicksProps) {
  const toggle = (code: string) =>
    onChange(all.map(([one]) => one).filter((one) => (one === code) !== chosen.includes(one)));
  return (
    <fieldset class="desk-ticks">
      <legend class="field-label">{label}</legend>
      {all.map(([code, name]) => (
        <label key={code}>
          <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} />
          <span>{name}</span>
        </label>
      ))}
    </fieldset>
  );
}

function DueField({
  due,
  onChange,
}: {
  due: number | null;
  onChange: (due: number | null) => void;
}) {
  return (
    <Field label={t("desk.filters.due")}>
      {(ids) => (
        <select
          {...ids}
          value={due ?? ""}
          onChange={({ currentTarget: { value } }) => onChange(value === "" ? null : Number(value))}
        >
          <option value="">{t("desk.filters.any")}</option>
          {DUE_DAYS.map((n) => (
            <option key={n} value={n}>
              {t("desk.due", { n })}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface PickProps {
  chosen: readonly string[];
  onChange: (chosen: string[]) => void;
}

/** Categories and whole groups of them. */
function KindField({ chosen, onChange }: PickProps) {
  const groups = useCatalogue()?.groups ?? [];
  return (
    <PickMany
      label={t("desk.column.category")}
      groups={groups.map(({ code, name, categories }) => ({
        code,
        name: words(name),
        options: categories.map((one) => ({ code: one.code, name: words(one.name) })),
      }))}
      chosen={chosen}
      onChange={onChange}
    />
  );
}

function AreaField({ chosen, onChange }: PickProps) {
  const options = useAreas().map(({ code, name }) => ({ code, name: words(name) }));
  return (
    <PickMany
      label={t("desk.filters.area")}
      groups={[{ options }]}
      chosen={chosen}
      onChange={onChange}
    />
  );
}
