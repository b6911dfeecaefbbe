import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { FactsList } from "@/components/dashboard/signatures/facts-list";
import { Remarks } from "@/components/dashboard/signatures/remarks";
import { findSignature } from "@/lib/moderation";
import type { SignatureDetails } from "@/lib/moderation/schema";
import { paths } from "@/lib/paths";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { DecideForm } from "../_parts/decide-form";
import { History } from "../_parts/history";
import { findWords, type Words } from "../_parts/words";

export function generateMetadata() {
  return dashboardTitle("signatures");
}

/** One signature: what is known of it, what was decided about it, what can be decided. */
export default async function SignaturePage({ params }: { params: Promise<{ id: string }> }) {
  const { id } = await params;
  return renderDashboardPage({
    section: "signatures",
    load: ({ actor }) => findSignature(actor, id),
    view: async (signature, { locale }) => {
      const words = await findWords(locale);
      const { t, nameOf } = words;
      return (
        <PageBody
          title={<bdi>{nameOf(signature)}</bdi>}
          lead={t("page.noAddress")}
          back={{ href: paths.dashboardSignatures(), label: t("page.back") }}
        >
          <Part id="facts" title={t("page.facts")}>
            <FactsList facts={listFacts(signature, words)} />
          </Part>
          <Part id="decide" title={t("page.decide")}>
            <DecideForm signature={signature} words={words} />
          </Part>
          <Part id="history" title={t("page.history")}>
            <History signature={signature} words={words} />
          </Part>
        </PageBody>
      );
    },
  });
}

function listFacts(signature: SignatureDetails, words: Words) {
  const { t, format, titleOf, countryOf, dayOf, remarksOf } = words;
  const { role, organisation, capacity, country, locale } = signature;
  const { confirmedOn, expiresAt, withdrawnOn, notableId } = signature;
  const remarks = remarksOf(signature);
  const facts = {
    state: t(`states.${signature.state}`),
    remarks: remarks.length ? <Remarks remarks={remarks} /> : null,
    statement: titleOf(signature.statementSlug),
    version: t("page.versionNumber", { number: signature.version }),
    visibility: t(`visibilities.${signature.visibility}`),
    role: role ? <bdi>{role}</bdi> : null,
    organisation: organisation ? <bdi>{organisation}</bdi> : null,
    capacity: capacity ? t(`page.capacities.${capacity}`) : null,
    country: countryOf(country),
    language: words.languageOf(locale),
    submitted: dayOf(signature.submittedOn),
    confirmed: confirmedOn ? dayOf(confirmedOn) : null,
    withdrawn: withdrawnOn ? dayOf(withdrawnOn) : null,
    expires: expiresAt ? format.dateTime(expiresAt, "moment") : null,
    updates: t(signature.wantsUpdates ? "page.yes" : "page.no"),
    consent: signature.consentVersion,
    notable: notableId ? (
      <a href={paths.dashboardNotable(notableId)} className="link">
        {t("page.toNotables")}
      </a>
    ) : null,
  };
  return (Object.keys(facts) as (keyof typeof facts)[]).map((key) => ({
    label: t(`page.${key}`),
    value: facts[key],
  }));
}
