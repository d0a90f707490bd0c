// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { heat, type Spot } from "../../api/manager.ts";
import { useResource } from "../../api/resource.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Failure } from "../../components/Failure.tsx";
import { t } from "../../i18n/text.ts";
import { HeatMap } from "../../map/HeatMap.tsx";
import { queuePath } from "./queue.ts";

const NOWHERE: readonly Spot[] = [];

/** Where what is overdue lies; the same reports stand in the queue. */
export function HeatPanel({ department }: { department: string | null }) {
  const [isOpen, open] = useState(false);
  return (
    <section class="manager-part" aria-labelledby="manager-heat">
      <h2 id="manager-heat">{t("manager.heat")}</h2>
      <p class="manager-hint">
        {t("manager.heat.hint")}{" "}
        <a href={queuePath({ department, clock: ["overdue"] })}>{t("manager.heat.list")}</a>
      </p>
      {isOpen ? (
        <Shown department={department} />
      ) : (
        <Button icon="map" onClick={() => open(true)}>
          {t("manager.heat.show")}
        </Button>
      )}
    </section>
  );
}

function Shown({ department }: { department: string | null }) {
  const { value, error } = useResource(`heat ${department ?? ""}`, () => heat(department));
  const [failure, fail] = useState<unknown>(null);
  if (error || failure) return <Failure error={error ?? failure} />;
  return (
    <div class="manager-map">
      <HeatMap label={t("manager.heat.map")} spots={value ?? NOWHERE} onFail={fail} />
    </div>
  );
}
