// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useState } from "preact/hooks";
import { orderWork } from "../../api/field.ts";
import { Button } from "../../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { TextArea, TextField } from "../../components/Field/Field.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { DeedFailure, useDeed, useKey } from "../../forms/deed.tsx";
import { t } from "../../i18n/text.ts";

interface Props {
  reportId: string;
  onMade: () => void;
  onClose: () => void;
}

const EMPTY = { contractor: "", email: "", instructions: "", due_on: "" };

/** Ask a contractor: what to do and by when; then the link, this once. */
export function OrderForm({ reportId, onMade, onClose }: Props) {
  const [words, type] = useState(EMPTY);
  const [faults, blame] = useState<Fault[]>([]);
  const [link, got] = useState<string | null>(null);
  const deed = useDeed();
  const keyOf = useKey();
  useEffect(() => document.getElementById("order-contractor")?.focus(), []);
  if (link) return <Link link={link} email={words.email} onClose={onClose} />;
  const field = (name: keyof typeof EMPTY) => ({
    id: `order-${name}`,
    value: words[name],
    onText: (text: string) => type({ ...words, [name]: text }),
  });
  const send = () => {
    const missing = (["contractor", "instructions"] as const).filter((name) => !words[name].trim());
    blame(missing.map((name) => ({ field: `order-${name}`, text: t(`work.missing.${name}`) })));
    if (missing.length > 0) return;
    void deed.run(async () => {
      const { contractor, instructions, email, due_on } = words;
      const body = { contractor, instructions, email: email || null, due_on: due_on || null };
      const made = await orderWork(reportId, body, keyOf(body));
      got(made.link);
      onMade();
    });
  };
  return (
    <form
      class="work-form stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h4>{t("work.order")}</h4>
      <p class="small muted">{t("work.order.text")}</p>
      <ErrorSummary faults={faults} />
      <TextField label={t("work.contractor")} maxLength={200} {...field("contractor")} />
      <TextArea
        label={t("work.instructions")}
        hint={t("work.instructions.hint")}
        maxLength={4000}
        {...field("instructions")}
      />
      <TextField label={t("work.due_on")} type="date" {...field("due_on")} />
      <TextField
        label={t("work.email")}
        hint={t("work.email.hint")}
        type="email"
        autocomplete="off"
        {...field("email")}
      />
      <DeedFailure error={deed.error} />
      <p class="row">
        <Button type="submit" look="primary" disabled={deed.isBusy}>
          {t("work.order.send")}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t("work.cancel")}
        </Button>
      </p>
    </form>
  );
}

function Link({ link, email, onClose }: { link: string; email: string; onClose: () => void }) {
  const copy = async () => {
    await navigator.clipboard.writeText(link);
    toast(t("work.link.copied"));
  };
  return (
    <Notice kind="good" title={t("work.link")} isAnnounced>
      <p>{email ? t("work.link.mailed", { email }) : t("work.link.text")}</p>
      <p>
        <code class="work-link">{link}</code>
      </p>
      <p class="row">
        <Button icon="share" onClick={() => void copy().catch(() => toast(t("work.link.by_hand")))}>
          {t("work.link.copy")}
        </Button>
        <Button look="quiet" onClick={onClose}>
          {t("work.close")}
        </Button>
      </p>
    </Notice>
  );
}
