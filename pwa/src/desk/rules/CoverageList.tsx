// SPDX-License-Identifier: EUPL-1.2
import { type Coverage, checkCoverage } from "../../api/rules.ts";
import { Empty } from "../../components/Empty/Empty.tsx";
import { Icon } from "../../components/Icon/Icon.tsx";
import { t } from "../../i18n/text.ts";
import { Loaded } from "../parts/Loaded.tsx";

/** What the rules leave open or settle twice, errors first. */
export function CoverageList({ jurisdiction }: { jurisdiction: string }) {
  return (
    <Loaded name={`coverage ${jurisdiction}`} load={() => checkCoverage(jurisdiction)} n={5}>
      {(found) =>
        found.findings.length > 0 ? (
          <Findings found={found} />
        ) : (
          <Empty icon="check" title={t("rules.coverage.none")}>
            <p>{t("rules.coverage.none.text")}</p>
          </Empty>
        )
      }
    </Loaded>
  );
}

function Findings({ found }: { found: Coverage }) {
  const { n_errors: n, findings } = found;
  return (
    <section class="stack-s">
      <p>{t("rules.coverage.count", { n, rest: findings.length - n })}</p>
      <ul class="findings">
        {findings.map(({ level, sentence }) => (
          <li key={sentence} class="finding" data-level={level}>
            <Icon name={level === "error" ? "stop" : "alert"} />
            <span>
              <strong>{t(`rules.level.${level}`)}</strong> {sentence}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
