// SPDX-License-Identifier: EUPL-1.2
import { type Family, type Judged, loadReliability } from "../../api/game.ts";
import { useResource } from "../../api/resource.ts";
import { Failure } from "../../components/Failure.tsx";
import { Icon } from "../../components/Icon/Icon.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { date } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { change } from "../figures.ts";
import { subjectWords } from "./reckoning.ts";

/** Fewer answers than this say nothing of anybody yet. */
const FEW = 10;

/** How much somebody's word weighs, in plain words, and the answers that it comes from. */
export function Reliable() {
  const { value, error } = useResource("reliability", loadReliability);
  return (
    <section class="stack-s" aria-labelledby="play-reliable">
      <h2 id="play-reliable">{t("play.reliable")}</h2>
      <p>{t("play.reliable.text")}</p>
      {!value && (error ? <Failure error={error} /> : <Skeleton n={1} />)}
      {value?.families.length === 0 && <p>{t("play.reliable.few", { n: 0 })}</p>}
      <ul class="play-lines">
        {value?.families.map((family) => (
          <li key={family.family}>
            <FamilyLine family={family} />
          </li>
        ))}
      </ul>
      {value && value.judged.length > 0 && (
        <>
          <h3>{t("play.judged")}</h3>
          <ul class="ledger">
            {value.judged.map((answer) => (
              <li key={answer.id}>
                <JudgedLine answer={answer} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function FamilyLine({ family: { kinds, ...family } }: { family: Family }) {
  const about = kinds.length > 0 ? kinds.join(", ") : t("play.reliable.closures");
  return (
    <>
      <b>{about}</b>: {familyWords(family)}
    </>
  );
}

function familyWords({ n_judged, says_yes_when_there, says_no_when_not }: Omit<Family, "kinds">) {
  if (n_judged < FEW) return t("play.reliable.few", { n: n_judged });
  const of10 = (part: number) => Math.round(part * 10);
  return t("play.reliable.family", {
    n: n_judged,
    yes: of10(says_yes_when_there),
    no: of10(says_no_when_not),
  });
}

function JudgedLine({ answer }: { answer: Judged }) {
  const { is_right, points, subject, answered_at } = answer;
  const verdict = is_right === null ? "open" : is_right ? "right" : "wrong";
  return (
    <article class="entry">
      <p class="entry-amount figures">{points ? change(points) : "0"}</p>
      <div>
        <p>
          {is_right && <Icon name="check" />}{" "}
          {t("play.judged.line", { answer: t(`play.answer.${answer.answer}`) })}{" "}
          <b>{t(`play.judged.${verdict}`)}</b>
        </p>
        <p class="small">{subjectWords(subject)}</p>
        <p class="small muted">{date(answered_at)}</p>
      </div>
    </article>
  );
}
