import { getTranslations } from "next-intl/server";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { Notice } from "@/components/ui/notice";
import { pickText } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { findNotable } from "@/lib/signatories";
import { notableCan } from "@/lib/signatories/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { editAction } from "../entry-actions";
import { WordingFields } from "../wording-fields";
import { EvidencePart } from "./evidence-part";
import { InvitationPart } from "./invitation-part";
import { MatchesPart } from "./matches-part";
import { RemovePart } from "./remove-part";
import { StatePart } from "./state-part";

type PageProps = { params: Promise<{ id: string }> };

export function generateMetadata() {
  return dashboardTitle("signatories");
}

/** One notable signatory: where the entry stands, its evidence, its wording, its link to a signature. */
export default async function NotablePage({ params }: PageProps) {
  const { id } = await params;
  return renderDashboardPage({
    section: "signatories",
    load: ({ actor, locale }) => findNotable(actor, id, locale),
    view: async (entry, { locale }) => {
      const t = await getTranslations({ locale, namespace: "notables" });
      const name = pickText(entry.name, locale) ?? "";
      const isAskedAbove =
        notableCan("approve", entry.stage) && (entry.mayApprove || entry.isAlone);
      return (
        <PageBody
          title={<bdi>{name}</bdi>}
          lead={`${entry.category.title} · ${entry.statement.title}`}
          back={{ href: paths.dashboardBoard(entry.statement.slug), label: t("toBoard") }}
        >
          {entry.sameName.length ? (
            <Notice tone="signal">
              <p>
                {t("entry.same")}{" "}
                {entry.sameName.map((other) => (
                  <a key={other.id} href={paths.dashboardNotable(other.id)} className="link">
                    <bdi>{other.name}</bdi>
                  </a>
                ))}
              </p>
            </Notice>
          ) : null}
          <StatePart entry={entry} locale={locale} />
          <EvidencePart entry={entry} locale={locale} />
          <Part id="wording" title={t("entry.wording")} lead={t("entry.wordingLead")}>
            <DashboardForm action={editAction}>
              <input type="hidden" name="entry" value={entry.id} />
              <WordingFields wording={entry} locale={locale} />
              {notableCan("reword", entry.stage) ? (
                <p className="font-semibold">{t("entry.reapproval")}</p>
              ) : null}
              <p>
                <FormSubmit>{t("entry.save")}</FormSubmit>
              </p>
            </DashboardForm>
          </Part>
          {entry.matches.length && !isAskedAbove ? (
            <MatchesPart entry={entry} locale={locale} />
          ) : null}
          {entry.link === "none" ? <InvitationPart entry={entry} locale={locale} /> : null}
          <RemovePart entry={entry} name={name} locale={locale} />
        </PageBody>
      );
    },
  });
}
