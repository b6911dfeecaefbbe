import { cache } from "react";
import { findCampaign } from "@/lib/campaign";
import type { CampaignFrame } from "@/lib/campaign/schema";
import { isDatabaseUnavailable } from "@/lib/db";
import { describeError, log } from "@/lib/log";
import type { Locale } from "@/lib/i18n/schema";

/**
 * The campaign's frame for one request, asked for once however many parts of the
 * page need it. Null when the database does not answer: the page then says so.
 */
export const loadFrame = cache(async (locale: Locale): Promise<CampaignFrame | null> => {
  try {
    return await findCampaign(locale);
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    log.warn("campaign_not_read", { error: describeError(error) });
    return null;
  }
});
