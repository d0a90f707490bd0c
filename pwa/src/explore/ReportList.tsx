// SPDX-License-Identifier: EUPL-1.2
import type { ComponentChildren } from "preact";
import { Button } from "../components/Button/Button.tsx";
import { Empty } from "../components/Empty/Empty.tsx";
import { Failure } from "../components/Failure.tsx";
import { ReportCard } from "../components/ReportCard/ReportCard.tsx";
import { Skeleton } from "../components/Skeleton/Skeleton.tsx";
import { t } from "../i18n/text.ts";
import type { Listing } from "./listing.ts";
import "./ReportList.css";

interface Props {
  listing: Listing;
  label: string;
  onMore: () => void;
  onRetry: () => void;
  /** What to do about an empty list. */
  empty?: ComponentChildren;
}

/** Reports below each other, a page at a time. */
export function ReportList({ listing, label, onMore, onRetry, empty }: Props) {
  const { items, cursor, error, isLoading } = listing;
  const isFirst = items.length === 0;
  return (
    <div class="reports stack" aria-busy={isLoading}>
      <p class="unseen" role="status">
        {!isLoading && !error && t("explore.shown", { n: items.length })}
      </p>
      {isFirst && isLoading && <Skeleton n={4} />}
      {isFirst && !isLoading && !error && (
        <Empty icon="search" title={t("explore.empty")}>
          {empty}
        </Empty>
      )}
      {!isFirst && (
        <ul class="reports-list stack-s" aria-label={label}>
          {items.map((report) => (
            <li key={report.id}>
              <ReportCard report={report} {...distanceOf(report)} />
            </li>
          ))}
        </ul>
      )}
      {Boolean(error) && <Failure error={error} onRetry={isFirst ? onRetry : onMore} />}
      {cursor !== null && !error && (
        <Button isWide onClick={onMore} disabled={isLoading}>
          {isLoading ? t("app.loading") : t("app.more")}
        </Button>
      )}
    </div>
  );
}

function distanceOf(report: object): { distanceM?: number } {
  const has = "distance_m" in report && typeof report.distance_m === "number";
  return has ? { distanceM: report.distance_m as number } : {};
}
