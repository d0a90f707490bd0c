// SPDX-License-Identifier: EUPL-1.2
import { useState } from "preact/hooks";
import { approveCampaign, type Campaign, closeCampaign } from "../../api/campaigns.ts";
import { Button } from "../../components/Button/Button.tsx";
import { ErrorSummary, type Fault } from "../../components/ErrorSummary/ErrorSummary.tsx";
import { TextArea } from "../../components/Field/Field.tsx";
import { toast } from "../../components/Toast/Toast.tsx";
import { DeedFailure, useDeed } from "../../forms/deed.tsx";
import { t } from "../../i18n/text.ts";
import { Check } from "./Check.tsx";
import { isStale, refused } from "./faults.ts";
import { renew, took } from "./shelf.ts";

/** The word of the department that answers for what is mapped. */
export function ApproveForm({ campaign }: { campaign: Campaign }) {
  const [note, write] = useState("");
  const [isAboutThings, affirm] = useState(false);
  const [faults, tell] = useState<Fault[]>([]);
  const approving = useDeed();
  const submit = () => {
    const found: Fault[] = [];
    if (!note.trim())
      found.push({ field: "approve-note", text: t("mapping.approve.note.missing") });
    if (!isAboutThings)
      found.push({ field: "approve-things", text: t("mapping.approve.things.missing") });
    tell(found);
    if (found.length > 0) return;
    void approving.run(async () => {
      try {
        took(await approveCampaign(campaign.id, campaign.version, note.trim()));
        toast(t("mapping.approve.done"));
      } catch (error) {
        // What is to be approved is shown as it is now; what was written stays.
        if (isStale(error)) renew(campaign.id);
        const wrong = refused(error);
        if (!wrong) throw error;
        // What is wrong stands in the form of the campaign, not here.
        tell(wrong.faults.map(({ text }) => ({ field: "approve-note", text })));
      }
    });
  };
  return (
    <form
      class="mapping-deed stack"
      noValidate
      aria-labelledby="mapping-approve"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <h3 id="mapping-approve">{t("mapping.approve")}</h3>
      <p class="muted">{t("mapping.approve.text")}</p>
      <ErrorSummary faults={faults} />
      <TextArea
        id="approve-note"
        label={t("mapping.approve.note")}
        hint={t("mapping.approve.note.hint")}
        value={note}
        maxLength={1000}
        onText={write}
      />
      <Check
        id="approve-things"
        label={t("mapping.approve.things")}
        isOn={isAboutThings}
        onTurn={affirm}
      />
      <DeedFailure error={approving.error} />
      <p>
        <Button type="submit" look="primary" icon="check" disabled={approving.isBusy}>
          {t("mapping.approve")}
        </Button>
      </p>
    </form>
  );
}

/** Ending it before its time, asked for once more. */
export function CloseForm({ campaign }: { campaign: Campaign }) {
  const [isAsked, ask] = useState(false);
  const closing = useDeed();
  const close = async () => {
    try {
      took(await closeCampaign(campaign.id, campaign.version));
    } catch (error) {
      // What is to end is shown as it is now.
      if (isStale(error)) renew(campaign.id);
      throw error;
    }
  };
  if (!isAsked) {
    return (
      <p>
        <Button icon="stop" onClick={() => ask(true)}>
          {t("mapping.close")}
        </Button>
      </p>
    );
  }
  return (
    <div class="mapping-deed stack-s">
      <p>{t("mapping.close.text")}</p>
      <DeedFailure error={closing.error} />
      <p class="row">
        <Button
          look="danger"
          icon="stop"
          disabled={closing.isBusy}
          onClick={() => void closing.run(close)}
        >
          {t("mapping.close")}
        </Button>
        <Button look="quiet" onClick={() => ask(false)}>
          {t("app.cancel")}
        </Button>
      </p>
    </div>
  );
}
