// SPDX-License-Identifier: EUPL-1.2
import { signals } from "../../api/manager.ts";
import { useResource } from "../../api/resource.ts";
import { Failure } from "../../components/Failure.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { t } from "../../i18n/text.ts";

/** What deserves a second look; none of it is a verdict. */
export function SignalsPanel({ department }: { department: string | null }) {
  const { value, error } = useResource(`signals ${department ?? ""}`, () => signals(department));
  return (
    <section class="manager-part" aria-labelledby="manager-signals">
      <h2 id="manager-signals">{t("manager.signals")}</h2>
      <p class="manager-hint">{t("manager.signals.hint")}</p>
      {error ? <Failure error={error} /> : value ? null : <Skeleton n={2} />}
      <ul class="manager-signals">
        {value?.map(({ kind, n, of, reports }) => (
          <li key={kind}>
            <details>
              <summary>
                {t(`manager.signal.${kind}`)}: <b>{t("manager.signal.of", { n, of })}</b>
              </summary>
              {reports.length === 0 && <p class="manager-hint">{t("manager.signal.none")}</p>}
              <ul class="manager-numbers">
                {reports.map((number) => (
                  <li key={number}>
                    <a href={`/desk/reports/${encodeURIComponent(number)}`}>{number}</a>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
