// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { categoryIn } from "../../api/catalogue.ts";
import { listAreas } from "../../api/explore.ts";
import { useResource } from "../../api/resource.ts";
import { listChanges, type RuleChange } from "../../api/rules.ts";
import { useCatalogue } from "../../app/catalogue.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Empty } from "../../components/Empty/Empty.tsx";
import { dateTime, dayDate } from "../../i18n/format.ts";
import { t, words } from "../../i18n/text.ts";
import { Loaded } from "../parts/Loaded.tsx";
import { mayChange } from "./city.ts";
import { ForceMajeureSheet } from "./ForceMajeureSheet.tsx";

/** While a change is carried out, one looks again so often. */
const AGAIN_MS = 3000;

/** Who changed what, when, why, and how far that has come; and letting clocks stand still. */
export function ChangeList({ jurisdiction }: { jurisdiction: string }) {
  return (
    <Loaded name={`changes ${jurisdiction}`} load={() => listChanges(jurisdiction)}>
      {(changes, again) => (
        <Inside jurisdiction={jurisdiction} changes={changes} onChanged={again} />
      )}
    </Loaded>
  );
}

interface InsideProps extends ChangesProps {
  onChanged: () => void;
}

function Inside({ jurisdiction, changes, onChanged }: InsideProps) {
  const isMoving = changes.some((one) => one.has_begun && !one.is_done);
  useEffect(() => {
    if (!isMoving) return;
    const timer = setInterval(onChanged, AGAIN_MS);
    return () => clearInterval(timer);
  }, [isMoving]);
  const [isOpen, open] = useState(false);
  return (
    <div class="stack">
      {mayChange() && (
        <p>
          <Button icon="pause" onClick={() => open(true)}>
            {t("rules.majeure")}
          </Button>
        </p>
      )}
      {changes.length === 0 ? (
        <Empty icon="list" title={t("rules.changes.none")} />
      ) : (
        <Changes changes={changes} jurisdiction={jurisdiction} />
      )}
      {isOpen && (
        <ForceMajeureSheet
          jurisdiction={jurisdiction}
          onClose={() => open(false)}
          onDone={() => {
            open(false);
            onChanged();
          }}
        />
      )}
    </div>
  );
}

interface ChangesProps {
  changes: RuleChange[];
  jurisdiction: string;
}

function Changes({ changes, jurisdiction }: ChangesProps) {
  return (
    <ul class="rule-changes">
      {changes.map((change) => (
        <li key={change.id} class="stack-s">
          <p>
            <strong>
              {t(`rules.kind.${change.kind}`)} {change.code}
            </strong>{" "}
            · {t("rules.from", { day: dayDate(change.valid_from) })}
          </p>
          {change.until && <Scope change={change} jurisdiction={jurisdiction} />}
          <p>{change.reason}</p>
          <p>{progressOf(change)}</p>
          <p class="muted small">
            {change.ordered_by}, {dateTime(change.ordered_at)}
          </p>
        </li>
      ))}
    </ul>
  );
}

/** Where clocks stand still, and until when. */
function Scope({ change, jurisdiction }: { change: RuleChange; jurisdiction: string }) {
  const areas = useResource(`areas ${jurisdiction}`, () => listAreas(jurisdiction)).value ?? [];
  const { value: catalogue } = useCatalogue();
  const where = change.areas.map((code) => {
    const area = areas.find((one) => one.code === code);
    return area ? words(area.name) : code;
  });
  const about = change.categories.map((code) => {
    const category = catalogue && categoryIn(catalogue, code);
    return category ? words(category.name) : code;
  });
  return (
    <p>
      {t("rules.majeure.scope", {
        about: about.join(", ") || t("rules.about.all"),
        area: where.join(", ") || t("rules.sheet.everywhere"),
        until: dayDate(change.until ?? ""),
      })}
    </p>
  );
}

function progressOf(change: RuleChange): string {
  if (!change.applies_to_running) return t("rules.progress.new");
  if (!change.has_begun) return t("rules.progress.waits");
  const counts = { n: change.n_moved, of: change.n_reports };
  return t(change.is_done ? "rules.progress.done" : "rules.progress.busy", counts);
}
