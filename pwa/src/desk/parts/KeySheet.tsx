// SPDX-License-Identifier: EUPL-1.2
import { Sheet } from "../../components/Sheet/Sheet.tsx";
import { type Key, t } from "../../i18n/text.ts";
import { areKeysOn, switchKeys } from "../keys.ts";
import "./KeySheet.css";

type Line = [keys: readonly string[], label: Key];

const MOVING: readonly Line[] = [
  [["j"], "desk.key.next"],
  [["k"], "desk.key.before"],
  [["Enter", "o"], "desk.key.open"],
  [["Esc"], "desk.key.close"],
  [["/"], "desk.key.search"],
  [["f"], "desk.key.filters"],
  [["v"], "desk.key.views"],
  [["p"], "desk.key.map"],
  [["."], "desk.key.refresh"],
  [["g q"], "desk.key.go.queue"],
  [["g m"], "desk.key.go.moderation"],
  [["g o"], "desk.key.go.overview"],
];
const DOING: readonly Line[] = [
  [["a"], "desk.act.accept"],
  [["w"], "desk.act.start"],
  [["r"], "desk.act.respond"],
  [["q"], "desk.act.ask"],
  [["n"], "desk.act.note"],
  [["i"], "desk.act.internal_note"],
  [["s"], "desk.act.take_on"],
  [["t"], "desk.act.transfer"],
  [["c"], "desk.act.correct"],
  [["m"], "desk.act.merge"],
  [["e"], "desk.act.extend"],
  [["d"], "desk.act.reject"],
  [["h"], "desk.act.pause"],
  [["y"], "desk.act.split"],
  [["l"], "desk.act.annotate"],
  [["b"], "desk.act.reopen_again"],
  [["z"], "work.order"],
  [["u"], "desk.key.undo"],
];
const TICKING: readonly Line[] = [
  [["x"], "desk.key.tick"],
  [["Shift x"], "desk.key.range"],
  [["*"], "desk.key.all"],
  [["?"], "desk.key.help"],
];

/** Every key of the desk, and the switch that silences the letters. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  return (
    <Sheet title={t("desk.keys")} onClose={onClose}>
      <label class="keys-switch">
        <input
          type="checkbox"
          checked={areKeysOn.value}
          onChange={({ currentTarget }) => switchKeys(currentTarget.checked)}
        />
        <span>{t("desk.keys.on")}</span>
      </label>
      <div class="keys">
        <Keys title={t("desk.keys.moving")} lines={MOVING} />
        <Keys title={t("desk.keys.doing")} lines={DOING} />
        <Keys title={t("desk.keys.ticking")} lines={TICKING} />
      </div>
      <p class="small muted">{t("desk.keys.send")}</p>
    </Sheet>
  );
}

function Keys({ title, lines }: { title: string; lines: readonly Line[] }) {
  return (
    <section class="stack-s">
      <h3>{title}</h3>
      <dl class="keys-list">
        {lines.map(([keys, label]) => (
          <div key={label}>
            <dt translate={false}>
              {keys.map((name) => (
                <kbd key={name}>{name}</kbd>
              ))}
            </dt>
            <dd>{t(label)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
