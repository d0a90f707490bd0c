// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import type { WorkView } from "../../api/field.ts";
import { keepDeed } from "../../app/field.ts";
import { sendSoon } from "../../app/sending.ts";
import { Button } from "../../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { TextArea, TextField } from "../../components/Field/Field.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { useDraft } from "../../forms/draft.ts";
import { type KeptPhoto, PhotoPicker } from "../../forms/PhotoPicker.tsx";
import { t } from "../../i18n/text.ts";

type What = "accepted" | "done" | "cannot";

interface Words {
  what: What | null;
  text: string;
  ready_on: string;
  before: KeptPhoto[];
  after: KeptPhoto[];
}

const EMPTY: Words = { what: null, text: "", ready_on: "", before: [], after: [] };

/** What the contractor tells; kept on the device from the first letter on. */
export function TellForm({ token, view }: { token: string; view: WorkView }) {
  const name = `work-draft:${token}`;
  const draft = useDraft<Words>(name, EMPTY);
  const [faults, blame] = useState<Fault[]>([]);
  const deed = useDeed();
  const { what } = draft.value;
  const send = () => {
    const wrong = faultsOf(draft.value);
    blame(wrong);
    if (wrong.length > 0 || !what) return;
    void deed.run(async () => {
      const { text, ready_on, before, after } = draft.value;
      const isDone = what === "done";
      const words = {
        told: what,
        text: text.trim(),
        ready_on: what === "accepted" ? ready_on : null,
      };
      const photos = [
        ...(isDone ? before.map(({ blob }) => ({ blob, role: "before_ids" as const })) : []),
        ...(isDone ? after.map(({ blob }) => ({ blob, role: "photo_ids" as const })) : []),
      ];
      const told = { kind: "work" as const, target: token, words };
      await keepDeed(told, view.category, photos, { draft: name });
      draft.drop();
      toast(t("work.kept"));
      void sendSoon({ isForced: true });
    });
  };
  return (
    <form
      class="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>{t("work.tell")}</h2>
      <div class="work-choices" role="group" aria-label={t("work.tell")}>
        {(["accepted", "done", "cannot"] as const).map((one) => (
          <Button
            key={one}
            look={what === one ? "primary" : "plain"}
            aria-pressed={what === one}
            onClick={() => draft.change({ what: one })}
          >
            {t(`work.tell.${one}`)}
          </Button>
        ))}
      </div>
      {what && (
        <>
          <ErrorSummary faults={faults} />
          <Parts words={draft.value} change={draft.change} />
          <DeedFailure error={deed.error ?? draft.error} isKept />
          <Button type="submit" look="primary" icon="send" isWide disabled={deed.isBusy}>
            {t("work.send")}
          </Button>
        </>
      )}
    </form>
  );
}

function Parts({ words, change }: { words: Words; change: (part: Partial<Words>) => void }) {
  const { what, text, ready_on, before, after } = words;
  return (
    <>
      {what === "accepted" && (
        <TextField
          id="tell-ready"
          label={t("work.ready_on")}
          type="date"
          value={ready_on}
          onText={(day) => change({ ready_on: day })}
        />
      )}
      {what === "done" && (
        <>
          <fieldset class="work-photos">
            <legend>{t("work.before")}</legend>
            <PhotoPicker photos={before} onPhotos={(photos) => change({ before: photos })} />
          </fieldset>
          <fieldset class="work-photos">
            <legend>{t("work.after")}</legend>
            <PhotoPicker photos={after} onPhotos={(photos) => change({ after: photos })} />
          </fieldset>
        </>
      )}
      <TextArea
        id="tell-text"
        label={t(what === "cannot" ? "work.why" : "work.words")}
        value={text}
        maxLength={4000}
        onText={(typed) => change({ text: typed })}
      />
    </>
  );
}

function faultsOf({ what, text, ready_on, after }: Words): Fault[] {
  if (what === "accepted" && !ready_on)
    return [{ field: "tell-ready", text: t("work.missing.ready") }];
  if (what === "cannot" && !text.trim())
    return [{ field: "tell-text", text: t("work.missing.why") }];
  if (what === "done" && !text.trim() && after.length === 0) {
    return [{ field: "tell-text", text: t("work.missing.done") }];
  }
  return [];
}
