// SPDX-License-Identifier: EUPL-1.2
import { reload, useResource } from "../../api/resource.ts";
import { type Coverage, checkCoverage } from "../../api/rules.ts";
import { Empty } from "../../components/Empty/Empty.tsx";
import { Failure } from "../../components/Failure.tsx";
import { Icon } from "../../components/Icon/Icon.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { language } from "../../i18n/language.ts";
import { t } from "../../i18n/text.ts";

/** What the rules leave open or settle twice, errors first. */
export function CoverageList({ jurisdiction }: { jurisdiction: string }) {
  const key = `coverage ${jurisdiction}`;
  const { value, error } = useResource(key, () => checkCoverage(jurisdiction));
  if (error !== undefined && !value) {
    const again = () => reload(`${language.value} ${key}`, () => checkCoverage(jurisdiction));
    return <Failure error={error} onRetry={() => void again()} />;
  }
  if (!value) return <Skeleton n={5} />;
  if (value.findings.length === 0) {
    return (
      <Empty icon="check" title={t("rules.coverage.none")}>
        <p>{t("rules.coverage.none.text")}</p>
      </Empty>
    );
  }
  return <Findings found={value} />;
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
