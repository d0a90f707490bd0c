// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import {
  applyPromise,
  listPromises,
  newestOf,
  type PromiseChange,
  type PromiseView,
  previewPromise,
} from "../../api/rules.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Field, TextField } from "../../components/Field/Field.tsx";
import { dayDate } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { Loaded } from "../parts/Loaded.tsx";
import { allowanceText, partsOf, standing, TARGETS, type TargetName, UNITS } from "./allowance.ts";
import { ChangeSheet } from "./ChangeSheet.tsx";
import { mayChange } from "./city.ts";

/** Every promise with what it gives, who makes it, and what is planned. */
export function PromiseCards({ jurisdiction }: { jurisdiction: string }) {
  return (
    <Loaded name={`promises ${jurisdiction}`} load={() => listPromises(jurisdiction)} n={5}>
      {({ promises }, again) => (
        <Cards jurisdiction={jurisdiction} promises={promises} onChanged={again} />
      )}
    </Loaded>
  );
}

interface CardsProps {
  jurisdiction: string;
  promises: PromiseView[];
  onChanged: () => Promise<void>;
}

function Cards({ jurisdiction, promises, onChanged }: CardsProps) {
  const [code, edit] = useState<string | null>(null);
  const open = promises.find((one) => one.code === code);
  return (
    <>
      <ul class="promise-cards">
        {promises.map((promise) => (
          <li key={promise.code} class="promise-card">
            <Card promise={promise} onEdit={() => edit(promise.code)} />
          </li>
        ))}
      </ul>
      {open && (
        <PromiseSheet
          jurisdiction={jurisdiction}
          promise={open}
          onClose={() => edit(null)}
          onDone={() => onChanged().then(() => edit(null))}
          onStale={() => void onChanged()}
        />
      )}
    </>
  );
}

function Card({ promise, onEdit }: { promise: PromiseView; onEdit: () => void }) {
  const now = standing(promise);
  const planned = promise.versions.filter((one) => one.version > (now?.version ?? 0));
  return (
    <div class="stack-s">
      <h2 class="rules-h">{promise.code}</h2>
      {now && <Targets targets={now.targets} />}
      {now?.priorities.urgent && (
        <p class="muted small">
          {t("rules.urgent")} {texts(now.priorities.urgent)}
        </p>
      )}
      {planned.map(({ version, valid_from, targets }) => (
        <p key={version} class="promise-planned">
          <strong>{t("rules.planned", { day: dayDate(valid_from) })}</strong> {texts(targets)}
        </p>
      ))}
      <p class="muted small">
        {t("rules.running", { n: promise.n_running })} ·{" "}
        {t("rules.version", { n: now?.version ?? 1 })}
      </p>
      {promise.categories.length === 0 ? (
        <p class="muted small">{t("rules.no_category")}</p>
      ) : (
        <details>
          <summary>{t("rules.categories", { n: promise.categories.length })}</summary>
          <p class="muted small">{promise.categories.join(", ")}</p>
        </details>
      )}
      {mayChange() && (
        <p>
          <Button icon="edit" onClick={onEdit}>
            {t("rules.change")} <span class="unseen">{promise.code}</span>
          </Button>
        </p>
      )}
    </div>
  );
}

type Allowances = PromiseView["versions"][number]["targets"];

function texts(targets: Allowances): string {
  return TARGETS.flatMap((target) => {
    const allowance = targets[target];
    return allowance ? [`${t(`rules.target.${target}`)}: ${allowanceText(allowance)}`] : [];
  }).join(", ");
}

function Targets({ targets }: { targets: Allowances }) {
  return (
    <dl class="rules-facts">
      {TARGETS.map((target) => {
        const allowance = targets[target];
        return (
          allowance && (
            <>
              <dt>{t(`rules.target.${target}`)}</dt>
              <dd>{allowanceText(allowance)}</dd>
            </>
          )
        );
      })}
    </dl>
  );
}

interface SheetProps {
  jurisdiction: string;
  promise: PromiseView;
  onClose: () => void;
  onDone: () => Promise<void>;
  onStale: () => void;
}

function PromiseSheet({ jurisdiction, promise, ...ends }: SheetProps) {
  const now = standing(promise);
  const [typed, type] = useState<Allowances>({});
  const targets: Allowances = { ...now?.targets, ...typed };
  const [day, setDay] = useState("");
  const body: PromiseChange = {
    code: promise.code,
    targets,
    priorities: now?.priorities ?? {},
    steps: now?.steps ?? {},
    valid_from: day || null,
  };
  return (
    <ChangeSheet
      title={t("rules.change.promise", { code: promise.code })}
      asked={JSON.stringify(body)}
      preview={() => previewPromise(jurisdiction, body)}
      apply={(how) => applyPromise(jurisdiction, body, how)}
      version={newestOf(promise)}
      {...ends}
    >
      {TARGETS.filter((target) => targets[target]).map((target) => (
        <AllowanceField
          key={target}
          target={target}
          value={targets[target]}
          onChange={(allowance) => type({ ...typed, [target]: allowance })}
        />
      ))}
      <TextField
        type="date"
        label={t("rules.valid_from")}
        hint={t("rules.valid_from.hint")}
        value={day}
        onText={setDay}
      />
    </ChangeSheet>
  );
}

interface AllowanceProps {
  target: TargetName;
  value: Record<string, number> | undefined;
  onChange: (allowance: Record<string, number>) => void;
}

function AllowanceField({ target, value, onChange }: AllowanceProps) {
  const { unit, n } = partsOf(value);
  const label = t(`rules.target.${target}`);
  return (
    <div class="allowance">
      <TextField
        type="number"
        inputMode="numeric"
        label={label}
        value={String(n)}
        onText={(text) => onChange({ [unit]: Math.max(1, Math.trunc(Number(text)) || 1) })}
      />
      <Field label={t("rules.unit", { target: label })}>
        {(ids) => (
          <select
            {...ids}
            value={unit}
            onChange={({ currentTarget }) => onChange({ [currentTarget.value]: n })}
          >
            {UNITS.map((one) => (
              <option key={one} value={one}>
                {t(`rules.units.${one}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
    </div>
  );
}
