// SPDX-License-Identifier: EUPL-1.2
import { dropDeed, type FieldDeed } from "../app/field.ts";
import { t } from "../i18n/text.ts";
import { Sure } from "./Sure.tsx";

/** Give up what waits on this device, with its photo. */
export function PutAway({ deed }: { deed: FieldDeed }) {
  return (
    <Sure
      icon="close"
      label={t("play.waiting.drop")}
      text={t("play.waiting.drop.text", { what: deed.label })}
      onSure={() => dropDeed(deed.id)}
    />
  );
}
