// SPDX-License-Identifier: EUPL-1.2
import {
  type CasePage,
  loadCases,
  loadObjections,
  loadSetAside,
  type ObjectionPage,
} from "../../api/cases.ts";
import { reload, useResource } from "../../api/resource.ts";
import { go, here } from "../../app/router.ts";
import { Button } from "../../components/Button/Button.tsx";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";
import { DeskPage } from "../parts/DeskPage.tsx";
import { Loaded } from "../parts/Loaded.tsx";
import { CaseCard } from "./CaseCard.tsx";
import { amount } from "./figures.ts";
import { ObjectionCard, SetAsideCard } from "./ObjectionCard.tsx";
import { Pages } from "./Pages.tsx";
import "./Mapping.css";

/** What can be chosen, as the address names it; the first where it names none. */
const CHOICES = ["open", "appealed", "decided", "objections", "answered", "aside"] as const;
type Choice = (typeof CHOICES)[number];

const PATH = "/desk/cases";

function nameOf(choice: Choice): string {
  return `mapping cases ${choice}`;
}

function casesOf(state: "open" | "appealed" | "decided") {
  return (cursor?: string): Promise<CasePage> => loadCases(state, cursor);
}

function objectionsOf(state: "open" | "decided") {
  return (cursor?: string): Promise<ObjectionPage> => loadObjections(state, cursor);
}

const CASES = { open: casesOf("open"), appealed: casesOf("appealed"), decided: casesOf("decided") };
const OBJECTIONS = { objections: objectionsOf("open"), answered: objectionsOf("decided") };

/** What of people's mapping moderators were asked to look at, by checks or by themselves. */
export function CasesScreen() {
  const wanted = here.value.searchParams.get("state");
  const choice = CHOICES.find((one) => one === wanted) ?? CHOICES[0];
  const waiting = useWaiting();
  return (
    <DeskPage tab="cases" title={t("desk.tab.cases")}>
      <div class="mapping stack">
        <p class="muted">{t(textOf(choice))}</p>
        <fieldset class="row">
          <legend class="unseen">{t("mapping.cases.which")}</legend>
          {CHOICES.map((one) => (
            <Button
              key={one}
              aria-pressed={one === choice}
              onClick={() => go(`${PATH}?state=${one}`, { replace: true })}
            >
              {labelOf(one, waiting[one])}
            </Button>
          ))}
        </fieldset>
        <Chosen key={choice} choice={choice} />
      </div>
    </DeskPage>
  );
}

function textOf(choice: Choice) {
  if (choice === "aside") return "mapping.aside.text";
  return isOfChecks(choice) ? "mapping.cases.text" : "mapping.objections.text";
}

function isOfChecks(choice: Choice): choice is keyof typeof CASES {
  return choice in CASES;
}

/** What a choice is called, with how many wait behind it. */
function labelOf(choice: Choice, n: number | undefined): string {
  const label = t(`mapping.cases.${choice}`);
  return n === undefined ? label : t("mapping.cases.n", { state: label, n: amount(n) });
}

/** How many wait behind each choice; the lists of what is open tell. */
function useWaiting(): Partial<Record<Choice, number | undefined>> {
  const cases = useResource(nameOf("open"), CASES.open).value;
  const objections = useResource(nameOf("objections"), OBJECTIONS.objections).value;
  return { open: cases?.n_open, appealed: cases?.n_appealed, objections: objections?.n_open };
}

/** Ask anew for a list in which something was decided, and for what waits. */
function renew(choice: Choice): void {
  const lists: Record<Choice, () => Promise<unknown>> = {
    ...CASES,
    ...OBJECTIONS,
    aside: loadSetAside,
  };
  for (const one of new Set<Choice>([choice, "open", "objections"])) {
    void reload(`${language.value} ${nameOf(one)}`, () => lists[one]());
  }
}

function Chosen({ choice }: { choice: Choice }) {
  const onDone = () => renew(choice);
  if (isOfChecks(choice)) {
    const load = CASES[choice];
    return (
      <Loaded name={nameOf(choice)} load={() => load()}>
        {(first) => (
          <Pages first={first} load={load} none={t("mapping.cases.none.text")}>
            {(item) => <CaseCard of={item} onDone={onDone} />}
          </Pages>
        )}
      </Loaded>
    );
  }
  if (choice === "aside") {
    return (
      <Loaded name={nameOf(choice)} load={() => loadSetAside()}>
        {(first) => (
          <Pages first={first} load={loadSetAside} none={t("mapping.aside.none")}>
            {(item) => <SetAsideCard of={item} />}
          </Pages>
        )}
      </Loaded>
    );
  }
  const load = OBJECTIONS[choice];
  return (
    <Loaded name={nameOf(choice)} load={() => load()}>
      {(first) => (
        <Pages first={first} load={load} none={t("mapping.objections.none")}>
          {(item) => <ObjectionCard of={item} onDone={onDone} />}
        </Pages>
      )}
    </Loaded>
  );
}
