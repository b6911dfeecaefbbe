import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { cache } from "react";
import { readFormState } from "@/app/_edge/form-state";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { privateMetadata } from "@/app/_edge/metadata";
import { OutagePage } from "@/app/_edge/outage-page";
import { SignForm } from "@/components/signing/sign-form";
import { StatementLinks } from "@/components/statements/statement-links";
import { StatementText } from "@/components/statements/statement-text";
import { Page } from "@/components/ui/page";
import { findCampaignHome } from "@/lib/campaign";
import type { Locale } from "@/lib/i18n/schema";
import { makeFormTime } from "@/lib/limits";
import { paths } from "@/lib/paths";
import { findInvitation } from "@/lib/signatories";
import type { InvitedWording } from "@/lib/signatories/schema";
import type { TypedValues } from "@/lib/signing/schema";
import { findStatement, listCurrentStatements } from "@/lib/statements";

type PageProps = { params: Promise<{ locale: string; token: string }> };

const loadForm = cache(readFormState);
const load = cache((token: string, locale: Locale) =>
  findInvitation(token, locale, { now: new Date() }),
);

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const { token } = await params;
  if (!(await loadFrame(locale))) return {};
  const t = await getTranslations({ locale, namespace: "invitation" });
  const errors = await getTranslations({ locale, namespace: "errors" });
  const { outcome } = await load(token, locale);
  const title = outcome === "open" ? t("title") : t(outcome);
  const hasProblems = (await loadForm())?.errors.length;
  return privateMetadata(hasProblems ? errors("titlePrefix", { title }) : title);
}

/** Where an invitation leads: the text and the sign form, filled in as agreed. Opening it changes nothing. */
export default async function InvitationPage({ params }: PageProps) {
  const locale = await readLocale(params);
  const { token } = await params;
  if (!(await loadFrame(locale))) return <OutagePage locale={locale} />;
  const t = await getTranslations({ locale, namespace: "invitation" });
  const invitation = await load(token, locale);
  if (invitation.outcome !== "open") {
    return (
      <Page title={t(invitation.outcome)} lead={t(`${invitation.outcome}Text`)}>
        <StatementLinks statements={await listCurrentStatements(locale)} locale={locale} />
      </Page>
    );
  }
  return <OpenInvitation token={token} wording={invitation.wording} locale={locale} />;
}

type OpenProps = { token: string; wording: InvitedWording; locale: Locale };

async function OpenInvitation({ token, wording, locale }: OpenProps) {
  const t = await getTranslations({ locale, namespace: "invitation" });
  const [statement, campaign, form] = await Promise.all([
    findStatement(wording.slug, locale),
    findCampaignHome(locale),
    loadForm(),
  ]);
  if (!statement)
    return <Page title={t("unknown_link")} lead={t("unknown_linkText")} children="" />;
  return (
    <Page title={t("title")} lead={t("lead")}>
      <div className="grid gap-x-12 gap-y-10 md:grid-cols-[minmax(0,1fr)_26rem]">
        <div>
          <h2 className="mb-4 text-xl font-bold" lang={statement.textLocale}>
            {statement.title}
          </h2>
          <StatementText
            body={statement.body}
            demand={statement.demand}
            lang={statement.textLocale}
          />
        </div>
        <SignForm
          locale={locale}
          slug={wording.slug}
          minimumAge={statement.minimumAge}
          responsible={campaign}
          invitation={paths.invitationHandler(locale, token)}
          formTime={makeFormTime(new Date())}
          version={statement.version}
          typed={form?.typed ?? toTyped(wording)}
          errors={form?.errors ?? []}
          notice={form?.notice}
        />
      </div>
    </Page>
  );
}

/** The agreed wording, as if it had been typed. Who may see the name is for the invited to say. */
function toTyped({ name, role, organisation, country, capacity }: InvitedWording): TypedValues {
  const capacities = { personal: "on", organisation: "organisation" } as const;
  return {
    name,
    role: role ?? "",
    organisation: organisation ?? "",
    country: country ?? "",
    personalCapacity: capacity ? capacities[capacity] : "",
  };
}
