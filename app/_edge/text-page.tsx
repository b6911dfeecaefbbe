import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { loadFrame } from "@/app/_edge/frame";
import { OutagePage } from "./outage-page";
import { Markdown, type BlankValues } from "@/components/prose/markdown";
import { Page } from "@/components/ui/page";
import { Prose } from "@/components/ui/prose";
import { findCampaignPage } from "@/lib/campaign";
import type { CampaignFrame, CampaignPageSlug } from "@/lib/campaign/schema";
import type { Locale } from "@/lib/i18n/schema";

/** A text page of the campaign, asked for once per request. */
export const loadTextPage = cache(findCampaignPage);

/** A page whose text is the campaign's own; what nobody has filled in yet is visibly marked. */
export async function TextPage({ slug, locale }: { slug: CampaignPageSlug; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "textPage" });
  const frame = await loadFrame(locale);
  if (!frame) return <OutagePage locale={locale} />;
  const page = await loadTextPage(slug, locale);
  const filling = {
    values: listBlanks(frame, t("months", { months: frame.retentionMonths })),
    unfilledLabel: t("unfilled"),
  };
  return (
    <Page title={page.title}>
      <Prose>
        <Markdown source={page.body} filling={filling} />
      </Prose>
    </Page>
  );
}

function listBlanks(frame: CampaignFrame, retentionMonths: string): BlankValues {
  const { controllerName, controllerAddress, contactEmail, processors, minimumAge } = frame;
  const filled = { controllerName, controllerAddress, contactEmail, processors };
  return { ...filled, minimumAge: String(minimumAge), retentionMonths };
}
