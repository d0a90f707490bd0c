// SPDX-License-Identifier: EUPL-1.2
import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { requestLink, signIn, useCode } from "../api/session.ts";
import { here } from "../app/router.ts";
import { Button } from "../components/Button/Button.tsx";
import { failureText } from "../components/Failure.tsx";
import { TextField } from "../components/Field/Field.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { Page } from "../components/Page/Page.tsx";
import { type Key, t } from "../i18n/text.ts";
import { welcome } from "./welcome.ts";

type Step = "mail" | "code" | "password";

const EMAIL = /^\S+@\S+\.\S+$/;
const CODE = /^\d{6}$/;

/** Sign in by a mail with a link and a code, or by a password. */
export function SignIn() {
  const step = useSignal<Step>("mail");
  const email = useSignal(here.value.searchParams.get("email") ?? "");
  return (
    <Page title={t("sign_in.title")} backTo="/me">
      {step.value === "mail" && (
        <ByMail
          email={email.value}
          onEmail={(to) => (email.value = to)}
          onSent={() => (step.value = "code")}
        />
      )}
      {step.value === "code" && (
        <ByCode email={email.value} onAnother={() => (step.value = "mail")} />
      )}
      {step.value === "password" && (
        <ByPassword email={email.value} onEmail={(to) => (email.value = to)} />
      )}
      <Button
        look="quiet"
        onClick={() => (step.value = step.value === "password" ? "mail" : "password")}
      >
        {t(step.value === "password" ? "sign_in.without_password" : "sign_in.with_password")}
      </Button>
    </Page>
  );
}

interface EmailProps {
  email: string;
  onEmail: (email: string) => void;
}

function ByMail({ email, onEmail, onSent }: EmailProps & { onSent: () => void }) {
  const form = useForm(async () => {
    if (!EMAIL.test(email.trim())) return "sign_in.email.missing";
    await requestLink(email.trim());
    onSent();
    return null;
  });
  return (
    <form class="stack" noValidate onSubmit={form.submit}>
      <p>{t("sign_in.why")}</p>
      <Refused text={form.failure} />
      <EmailField email={email} onEmail={onEmail} error={form.fault} />
      <Button type="submit" look="primary" icon="mail" isWide disabled={form.isBusy}>
        {t("sign_in.send")}
      </Button>
    </form>
  );
}

function ByCode({ email, onAnother }: { email: string; onAnother: () => void }) {
  const code = useSignal("");
  const form = useForm(async () => {
    if (!CODE.test(code.value.trim())) return "sign_in.code.missing";
    await useCode(email.trim(), code.value.trim());
    await welcome();
    return null;
  });
  return (
    <form class="stack" noValidate onSubmit={form.submit}>
      <Notice kind="good" isAnnounced>
        <p>{t("sign_in.sent", { email })}</p>
      </Notice>
      <Refused text={form.failure} />
      <TextField
        label={t("sign_in.code")}
        value={code.value}
        inputMode="numeric"
        autocomplete="one-time-code"
        maxLength={6}
        error={form.fault && t(form.fault)}
        onText={(text) => (code.value = text)}
      />
      <Button type="submit" look="primary" isWide disabled={form.isBusy}>
        {t("sign_in.go")}
      </Button>
      <Button look="quiet" onClick={onAnother}>
        {t("sign_in.another")}
      </Button>
    </form>
  );
}

function ByPassword({ email, onEmail }: EmailProps) {
  const password = useSignal("");
  const form = useForm(async () => {
    if (!EMAIL.test(email.trim())) return "sign_in.email.missing";
    if (!password.value) return "sign_in.password.missing";
    await signIn(email.trim(), password.value);
    await welcome();
    return null;
  });
  const isEmailFault = form.fault === "sign_in.email.missing";
  return (
    <form class="stack" noValidate onSubmit={form.submit}>
      <Refused text={form.failure} />
      <EmailField email={email} onEmail={onEmail} error={isEmailFault ? form.fault : undefined} />
      <TextField
        label={t("sign_in.password")}
        type="password"
        value={password.value}
        autocomplete="current-password"
        error={form.fault && !isEmailFault ? t(form.fault) : undefined}
        onText={(text) => (password.value = text)}
      />
      <Button type="submit" look="primary" isWide disabled={form.isBusy}>
        {t("sign_in.go")}
      </Button>
    </form>
  );
}

function EmailField({ email, onEmail, error }: EmailProps & { error: Key | undefined }) {
  return (
    <TextField
      label={t("sign_in.email")}
      type="email"
      inputMode="email"
      autocomplete="email"
      value={email}
      error={error && t(error)}
      onText={onEmail}
    />
  );
}

function Refused({ text }: { text: string }) {
  if (!text) return null;
  return (
    <Notice kind="error" isAnnounced>
      <p>{text}</p>
    </Notice>
  );
}

/** A form that says what is missing at its field and what the server refused above it. */
function useForm(work: () => Promise<Key | null>) {
  const fault = useSignal<Key | undefined>(undefined);
  const failure = useSignal("");
  const isBusy = useSignal(false);
  const sent = useRef<HTMLFormElement | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    sent.current = event.currentTarget instanceof HTMLFormElement ? event.currentTarget : null;
    failure.value = "";
    isBusy.value = true;
    try {
      fault.value = (await work()) ?? undefined;
    } catch (error) {
      failure.value = failureText(error);
    } finally {
      isBusy.value = false;
    }
    if (fault.value) requestAnimationFrame(() => wrongField(sent.current)?.focus());
  };
  return { submit, fault: fault.value, failure: failure.value, isBusy: isBusy.value };
}

function wrongField(form: HTMLFormElement | null): HTMLElement | null {
  return form?.querySelector<HTMLElement>("[aria-invalid=true]") ?? null;
}
