// SPDX-License-Identifier: EUPL-1.2
import { useEffect, useRef } from "preact/hooks";
import type { Campaign, CampaignChange } from "../../api/campaigns.ts";
import { Button } from "../../components/Button/Button.tsx";
import { Notice } from "../../components/Notice/Notice.tsx";
import { dateTime } from "../../i18n/format.ts";
import { type Key, t } from "../../i18n/text.ts";
import { changeOf, type Edited } from "./edited.ts";

/** What the parts of a campaign are called in its form. */
const PARTS: Readonly<Partial<Record<keyof CampaignChange, Key>>> = {
  title: "mapping.title",
  summary: "mapping.summary",
  area: "mapping.area",
  kinds: "mapping.kinds",
};

interface Props {
  by: Campaign;
  edited: Edited;
  /** Whether theirs is shown in the form now. */
  isTheirs: boolean;
  onLook: () => void;
  /** Go on with one's own, on top of theirs. */
  onInsist: () => void;
  onDrop: () => void;
}

/** Somebody else changed the campaign while this was typed: what is kept, and what one may do. */
export function Overtaken({ by, edited, isTheirs, onLook, onInsist, onDrop }: Props) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  const differing = Object.keys(changeOf(by, edited) ?? {}) as (keyof CampaignChange)[];
  const parts = new Set(differing.map((part) => t(PARTS[part] ?? "mapping.rules")));
  return (
    <div ref={box} tabIndex={-1}>
      <Notice kind="warning" title={t("mapping.overtaken")} isAnnounced>
        <p>{t("mapping.overtaken.text", { at: dateTime(by.updated_at) })}</p>
        {parts.size > 0 && <p>{t("mapping.overtaken.parts", { parts: [...parts].join(", ") })}</p>}
        <p class="row">
          <Button icon="eye" aria-pressed={isTheirs} onClick={onLook}>
            {t("mapping.overtaken.look")}
          </Button>
          <Button icon="edit" onClick={onInsist}>
            {t("mapping.overtaken.insist")}
          </Button>
          <Button look="quiet" icon="undo" onClick={onDrop}>
            {t("mapping.overtaken.drop")}
          </Button>
        </p>
      </Notice>
    </div>
  );
}
