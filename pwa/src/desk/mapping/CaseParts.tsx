// SPDX-License-Identifier: EUPL-1.2
import type { PlayerView } from "../../api/cases.ts";
import { dateTime } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import type { Seen } from "./evidence.ts";

/** What a check saw. */
export function SeenList({ of: lines }: { of: readonly Seen[] }) {
  return (
    <dl class="mapping-answers">
      {lines.map(({ label, value }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Who it is about, by their pseudonym and what they did. */
export function Player({ of: player, isOther = false }: { of: PlayerView; isOther?: boolean }) {
  return (
    <p>
      <b>{player.pseudonym ?? t("mapping.case.nameless")}</b>
      {isOther && ` (${t("mapping.case.other")})`}
      <br />
      <span class="muted">
        {t("mapping.case.deeds", {
          points: player.n_points,
          answers: player.n_answers,
          right: player.n_right,
          judged: player.n_judged,
        })}
      </span>
    </p>
  );
}

/** Words of one side, and when they were written. */
export function Said({ at, label, text }: { at: string; label: string; text: string }) {
  return (
    <figure class="mapping-said">
      <figcaption class="muted">
        {label}, {dateTime(at)}
      </figcaption>
      <blockquote>{text}</blockquote>
    </figure>
  );
}
