// SPDX-License-Identifier: EUPL-1.2
import { type Campaign, campaignOf, deskCampaigns } from "../../api/campaigns.ts";
import { put, reload } from "../../api/resource.ts";
import { language } from "../../i18n/language.ts";

/** Under which the list of campaigns is kept. */
export const CAMPAIGNS = "desk campaigns";

/** Under which one campaign is kept. */
export function oneName(id: string): string {
  return `desk campaign ${id}`;
}

/** Ask anew how a campaign stands. */
export function renew(id: string): void {
  void reload(`${language.value} ${oneName(id)}`, () => campaignOf(id));
}

/** Show a campaign as the server has it now, and the list anew. */
export function took(campaign: Campaign): void {
  put(`${language.value} ${oneName(campaign.id)}`, campaign);
  void reload(`${language.value} ${CAMPAIGNS}`, deskCampaigns);
}
