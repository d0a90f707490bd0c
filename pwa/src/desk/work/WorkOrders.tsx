// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { answerWithWork, endOrder, loadOrders, type WorkOrder } from "../../api/field.ts";
import type { Report } from "../../api/report.ts";
import { nArrived } from "../../app/field.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Failure } from "../../components/Failure.tsx";
import { TextArea } from "../../components/Field/Field.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { BeforeAfter } from "../../components/PhotoView/BeforeAfter.tsx";
import { PhotoView } from "../../components/PhotoView/PhotoView.tsx";
import { Skeleton } from "../../components/Skeleton/Skeleton.tsx";
import { DeedFailure, useDeed, useKey } from "../../forms/deed.tsx";
import { date, dayDate } from "../../i18n/format.ts";
import { t } from "../../i18n/text.ts";
import { useKeys } from "../keys.ts";
import { OrderForm } from "./OrderForm.tsx";
import "./WorkOrders.css";

interface Props {
  reportId: string;
  /** Whether the caller may order work: `actions` of the report has `order_work`. */
  mayOrder: boolean;
  /** Called when something changed in the report: its history, or its answer. */
  onChanged: (report: Report | null) => void;
}

type Telling = WorkOrder["tellings"][number];

/** What contractors were asked to do about a report, what they told, and asking another. */
export function WorkOrders({ reportId, mayOrder, onChanged }: Props) {
  const [orders, show] = useState<WorkOrder[] | null>(null);
  const [isOrdering, order] = useState(false);
  const load = useDeed();
  const again = () => load.run(async () => show(await loadOrders(reportId)));
  useEffect(() => void again(), [reportId, nArrived.value]);
  useKeys({ z: () => mayOrder && order(true) });
  return (
    <section class="work-orders stack-s" aria-labelledby="work-orders">
      <h3 id="work-orders">{t("work.orders")}</h3>
      {load.error !== null && <Failure error={load.error} onRetry={() => void again()} />}
      {load.isBusy && orders === null && <Skeleton n={1} />}
      {orders?.length === 0 && <p class="muted small">{t("work.orders.none")}</p>}
      {orders && orders.length > 0 && (
        <ul class="work-list">
          {orders.map((one) => (
            <li key={one.id}>
              <Order
                reportId={reportId}
                order={one}
                mayOrder={mayOrder}
                onOrders={(left) => {
                  show(left);
                  onChanged(null);
                }}
                onAnswered={(report) => {
                  onChanged(report);
                  void again();
                }}
              />
            </li>
          ))}
        </ul>
      )}
      {mayOrder && !isOrdering && (
        <p>
          <Button icon="share" onClick={() => order(true)}>
            <span class="sheet-said">
              {t("work.order")}
              <kbd aria-hidden="true">z</kbd>
            </span>
          </Button>
        </p>
      )}
      {isOrdering && (
        <OrderForm
          reportId={reportId}
          onMade={() => {
            onChanged(null);
            void again();
          }}
          onClose={() => order(false)}
        />
      )}
    </section>
  );
}

interface OrderProps {
  reportId: string;
  order: WorkOrder;
  mayOrder: boolean;
  onOrders: (orders: WorkOrder[]) => void;
  onAnswered: (report: Report) => void;
}

function Order({ reportId, order, mayOrder, onOrders, onAnswered }: OrderProps) {
  const deed = useDeed();
  const keyOf = useKey();
  const end = () =>
    deed.run(async () => onOrders(await endOrder(reportId, order.id, keyOf("end"))));
  const isRunning = order.state === "open" || order.state === "reported";
  const last = order.tellings.at(-1);
  const isReady = order.state === "reported" && last?.told === "done";
  return (
    <article class="work-order stack-s" data-state={order.state}>
      <p class="row">
        <strong>{order.contractor}</strong>
        <span class="work-state">{t(`work.state.${order.state}`)}</span>
      </p>
      <p class="work-words">{order.instructions}</p>
      <p class="muted small">
        {order.due_on && `${t("work.due", { day: dayDate(order.due_on) })} · `}
        {t("work.until", { day: date(order.expires_at) })}
      </p>
      {order.tellings.map((telling) => (
        <Told key={telling.id} telling={telling} />
      ))}
      {mayOrder && isReady && last && (
        <Answer
          words={last.text}
          onSend={async (text) =>
            onAnswered(await answerWithWork(reportId, order.id, text, keyOf(["answer", text])))
          }
        />
      )}
      {mayOrder && isRunning && <End isBusy={deed.isBusy} onEnd={() => void end()} />}
      <DeedFailure error={deed.error} />
    </article>
  );
}

/** It can not be taken back, so it takes a second press. */
function End({ isBusy, onEnd }: { isBusy: boolean; onEnd: () => void }) {
  const [isAsked, ask] = useState(false);
  if (!isAsked) {
    return (
      <p>
        <Button look="quiet" icon="close" onClick={() => ask(true)}>
          {t("work.end")}
        </Button>
      </p>
    );
  }
  return (
    <div class="stack-s" role="group" aria-label={t("work.end")}>
      <p tabIndex={-1} ref={(words) => words?.focus()}>
        {t("work.end.sure")}
      </p>
      <p class="row">
        <Button disabled={isBusy} onClick={onEnd}>
          {t("work.end")}
        </Button>
        <Button look="quiet" onClick={() => ask(false)}>
          {t("work.cancel")}
        </Button>
      </p>
    </div>
  );
}

function Told({ telling }: { telling: Telling }) {
  return (
    <div class="work-telling stack-s">
      <p class="small">
        <strong>{t(`work.told.${telling.told}`)}</strong> {date(telling.at)}
        {telling.ready_on && ` · ${t("work.ready", { day: dayDate(telling.ready_on) })}`}
      </p>
      {telling.text && <p class="work-words">{telling.text}</p>}
      <Shown {...telling} />
    </div>
  );
}

/** One from before and one from after are compared; what is more stands below. */
function Shown({ before, photos }: Pick<Telling, "before" | "photos">) {
  const [first, ...olds] = before;
  const [last, ...news] = photos;
  if (!first || !last)
    return <PhotoView photos={[...before, ...photos]} label={t("work.photos")} isSmall />;
  return (
    <>
      <BeforeAfter before={first} after={last} label={t("work.photos")} />
      <PhotoView photos={[...olds, ...news]} label={t("work.photos")} isSmall />
    </>
  );
}

/** The contractor's proposal becomes the department's answer, in its own words. */
function Answer({ words, onSend }: { words: string; onSend: (text: string) => Promise<void> }) {
  const [text, type] = useState(words);
  const deed = useDeed();
  return (
    <form
      class="stack-s"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim()) void deed.run(() => onSend(text.trim()));
      }}
    >
      <Notice kind="good">
        <p>{t("work.answer.text")}</p>
      </Notice>
      <TextArea label={t("work.answer.words")} value={text} onText={type} maxLength={8000} />
      <DeedFailure error={deed.error} />
      <p>
        <Button type="submit" look="primary" icon="check" disabled={deed.isBusy || !text.trim()}>
          {t("work.answer")}
        </Button>
      </p>
    </form>
  );
}
