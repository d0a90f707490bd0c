// SPDX-License-Identifier: EUPL-1.2
import type { CampaignItem } from "../../api/campaigns.ts";
import { Icon, type IconName } from "../../components/Icon/Icon.tsx";
import { t } from "../../i18n/text.ts";

type Stand = Pick<CampaignItem, "state" | "is_running" | "starts_at">;
type Look = "draft" | "coming" | "running" | "over";

const ICONS: Record<Look, IconName> = {
  draft: "edit",
  coming: "clock",
  running: "play",
  over: "check",
};

/** How a campaign stands: by a drawing, a word and only then a colour. */
export function StateChip({ of }: { of: Stand }) {
  const look = lookOf(of);
  return (
    <span class="mapping-state" data-look={look}>
      <Icon name={ICONS[look]} />
      {t(`mapping.state.${look}`)}
    </span>
  );
}

function lookOf({ state, is_running, starts_at }: Stand): Look {
  if (state === "draft") return "draft";
  if (is_running) return "running";
  return state === "approved" && Date.parse(starts_at) > Date.now() ? "coming" : "over";
}
