import { getTranslations } from "next-intl/server";
import { loadFrame } from "@/app/_edge/frame";
import { Markdown, type BlankValues } from "@/components/prose/markdown";
import { Page } from "@/components/ui/page";
import { Prose } from "@/components/ui/prose";
import { findCampaignPage } from "@/lib/campaign";
import type { CampaignFrame, CampaignPageSlug } from "@/lib/campaign/schema";
import type { Locale } from "@/lib/i18n/schema";

/** A page whose text is the campaign's own; what nobody has filled in yet is visibly marked. */
export async function TextPage({ slug, locale }: { slug: CampaignPageSlug; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "textPage" });
  const [page, frame] = await Promise.all([findCampaignPage(slug, locale), loadFrame(locale)]);
  const filling = { values: listBlanks(frame), unfilledLabel: t("unfilled") };
  return (
    <Page title={page.title}>
      <Prose>
        <Markdown source={page.body} filling={filling} />
      </Prose>
    </Page>
  );
}

function listBlanks(frame: CampaignFrame | null): BlankValues {
  return {
    controllerName: frame?.controllerName ?? null,
    controllerAddress: frame?.controllerAddress ?? null,
    contactEmail: frame?.contactEmail ?? null,
    minimumAge: frame ? String(frame.minimumAge) : null,
  };
}
