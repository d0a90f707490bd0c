// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { reply } from "../api/report.ts";
import { sendPhoto } from "../api/uploads.ts";
import { Button } from "../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../components/ErrorSummary/ErrorSummary.tsx";
import { TextArea } from "../components/Field/Field.tsx";
import { Notice } from "../components/Notice/Notice.tsx";
import { toast } from "../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../forms/deed.tsx";
import { useDraft } from "../forms/draft.ts";
import { type KeptPhoto, PhotoPicker } from "../forms/PhotoPicker.tsx";
import { dueTime } from "../i18n/format.ts";
import { t } from "../i18n/text.ts";
import type { Shown } from "./shown.ts";

interface Said {
  text: string;
  photos: KeptPhoto[];
}

interface Progress {
  at: number;
  share: number;
}

/** Return what is missing of an answer: it needs words or a photo. */
export function replyFaults({ text, photos }: Said): Fault[] {
  if (text.trim() || photos.length > 0) return [];
  return [{ field: "reply-text", text: t("follow.reply.empty") }];
}

/** The department's question; for the reporter, the answer in words and photos. */
export function ReplyForm({ shown }: { shown: Shown }) {
  const { report } = shown;
  const { question, department } = report;
  if (!question) return null;
  const mayReply = report.actions.includes("reply");
  const when = { when: dueTime(question.answer_until) };
  const isLate = report.status !== "needs_info";
  return (
    <section class="follow-panel" id="reply" tabIndex={-1} aria-labelledby="reply-title">
      <h2 id="reply-title">
        {t(mayReply ? "follow.reply.title" : "follow.reply.asked", { department: department.name })}
      </h2>
      <blockquote class="follow-words">{question.text}</blockquote>
      {mayReply && (
        <>
          {question.wants_photo && <p>{t("follow.reply.photo.wanted")}</p>}
          <p class="muted">{t(isLate ? "follow.reply.late" : "follow.reply.until", when)}</p>
          <Answer shown={shown} />
        </>
      )}
    </section>
  );
}

function Answer({ shown: { report, caller, took } }: { shown: Shown }) {
  const draft = useDraft<Said>(`reply ${report.number} ${report.question?.asked_at ?? ""}`, {
    text: "",
    photos: [],
  });
  const [faults, tell] = useState<Fault[]>([]);
  const [progress, show] = useState<Progress | null>(null);
  const deed = useDeed();
  const said = draft.value;

  const change = (part: Partial<Said>) => {
    draft.change(part);
    tell([]);
  };
  const send = async (event: Event) => {
    event.preventDefault();
    const found = replyFaults(said);
    tell(found);
    if (found.length > 0) return;
    await deed.run(async () => {
      const photo_ids = await sendPhotos(said.photos, show);
      const now = await reply(report.id, caller, { text: said.text.trim(), photo_ids });
      draft.drop();
      took(now);
      toast(t("follow.reply.sent"));
    });
    show(null);
  };

  return (
    <form class="stack" noValidate onSubmit={(event) => void send(event)}>
      <ErrorSummary faults={faults} />
      {draft.isFound && <Notice>{t("follow.deed.unsent")}</Notice>}
      <TextArea
        id="reply-text"
        label={t("follow.reply.text")}
        value={said.text}
        maxLength={4000}
        error={faults[0]?.text}
        onText={(text) => change({ text })}
      />
      <PhotoPicker photos={said.photos} onPhotos={(photos) => change({ photos })} />
      {draft.error !== null && (
        <Notice kind="error" isAnnounced>
          {t("follow.reply.photo.no_room")}
        </Notice>
      )}
      <DeedFailure error={deed.error} isKept />
      <p role="status" class="muted small">
        {progress &&
          t("follow.reply.sending", {
            at: progress.at,
            n: said.photos.length,
            share: progress.share,
          })}
      </p>
      <Button type="submit" look="primary" icon="send" isWide disabled={deed.isBusy}>
        {t(deed.isBusy ? "follow.deed.sending" : "follow.reply.send")}
      </Button>
    </form>
  );
}

/** Send the photos one after another; one that is there already is known by its upload's id. */
async function sendPhotos(
  photos: KeptPhoto[],
  show: (progress: Progress) => void,
): Promise<string[]> {
  const ids: string[] = [];
  for (const [nth, { id, blob }] of photos.entries()) {
    show({ at: nth + 1, share: 0 });
    const photo = await sendPhoto(id, blob, 0, async (bytes) => {
      show({ at: nth + 1, share: Math.round((bytes / blob.size) * 100) });
    });
    ids.push(photo.id);
  }
  return ids;
}
