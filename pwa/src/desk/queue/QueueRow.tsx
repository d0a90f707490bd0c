// SPDX-License-Identifier: EUPL-1.2
import { Component } from "preact";
import { FLAGS, type Flag } from "../../api/desk.ts";
import { Icon, type IconName } from "../../components/Icon/Icon.tsx";
import { t } from "../../i18n/text.ts";
import type { Expected } from "../deeds/kinds.ts";
import { TimeLeft } from "../parts/TimeLeft.tsx";
import type { Row } from "./list.ts";

const FLAG_ICONS: Record<Flag, IconName> = {
  has_photo: "gallery",
  escalated: "escalated",
  second_attempt: "again",
  paused: "pause",
  replied: "reply",
  work_reported: "hand",
};

export interface RowProps {
  row: Row;
  at: number;
  /** Where it opens. */
  href: string;
  isActive: boolean;
  /** It is reached by Tab. */
  isInTabs: boolean;
  isTicked: boolean;
  /** What was done with it and is not confirmed yet. */
  expected: Expected | undefined;
  onTick: (id: string, isRange: boolean) => void;
  onActive: (id: string) => void;
}

/** What a line looks different by; what it calls is always the same. */
const SEEN = ["row", "at", "href", "isActive", "isInTabs", "isTicked", "expected"] as const;

/** One line; while others are scrolled by, it is not drawn anew. */
export class QueueRow extends Component<RowProps> {
  override shouldComponentUpdate(next: RowProps, state: unknown): boolean {
    // A signal that it reads, such as the language, sets the state.
    return state !== this.state || SEEN.some((name) => next[name] !== this.props[name]);
  }

  override render() {
    return <Line {...this.props} />;
  }
}

/** One report of the queue, in a line of a table or three lines of a narrow list. */
function Line(props: RowProps) {
  const { row, at, href, isActive, isInTabs, isTicked, expected, onTick, onActive } = props;
  const { number, category, address, excerpt, flags } = row;
  const status = expected?.status ?? row.status;
  const isDone = Boolean(expected?.isGone || row.isGone);
  return (
    <div
      role="row"
      class="queue-row"
      aria-rowindex={at + 2}
      data-id={row.id}
      data-active={isActive}
      data-ticked={isTicked}
      data-done={isDone}
      onFocusCapture={() => onActive(row.id)}
    >
      <div role="cell" class="queue-tick">
        <input
          type="checkbox"
          tabIndex={isInTabs ? 0 : -1}
          checked={isTicked}
          aria-label={t("desk.tick", { number })}
          onClick={(event) => onTick(row.id, event.shiftKey)}
        />
      </div>
      <div role="cell" class="queue-clock">
        <TimeLeft
          clock={row.clock}
          dueAt={row.due_at}
          leftS={row.time_left_s}
          isPaused={flags.paused}
        />
      </div>
      <div role="cell" class="queue-number">
        <a href={href} class="queue-link figures" tabIndex={isInTabs ? 0 : -1}>
          {number}
        </a>
      </div>
      <div role="cell" class="queue-category">
        <Priority priority={expected?.priority ?? row.priority} />
        <span title={category.name}>{category.name}</span>
      </div>
      <div role="cell" class="queue-place">
        <span class="queue-address">{address}</span>
        {excerpt && <span class="queue-excerpt">{excerpt}</span>}
      </div>
      <div role="cell" class="queue-status" data-status={status}>
        {row.isGone ? t("desk.row.gone") : t(`desk.status.${status}`)}
      </div>
      <div role="cell" class="queue-assignee">
        {(expected && "assignee" in expected ? expected.assignee : row.assignee)?.name}
      </div>
      <div role="cell" class="queue-flags">
        {FLAGS.filter((flag) => flags[flag]).map((flag) => (
          <span key={flag} title={t(`desk.flag.${flag}`)}>
            <Icon name={FLAG_ICONS[flag]} />
            <span class="unseen">{t(`desk.flag.${flag}`)}</span>
          </span>
        ))}
      </div>
    </div>
  );
}

function Priority({ priority }: { priority: Row["priority"] }) {
  if (priority === "normal") return null;
  return (
    <span class="queue-priority" data-priority={priority} title={t(`desk.priority.${priority}`)}>
      <Icon name={priority === "urgent" ? "urgent" : "high"} />
      <span class="unseen">{t(`desk.priority.${priority}`)}</span>
    </span>
  );
}
