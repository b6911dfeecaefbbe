import { FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { OvertakenPart } from "@/components/dashboard/statements/overtaken-part";
import { paths } from "@/lib/paths";
import { findRoom } from "@/lib/statements";
import { DashboardForm } from "../../../_shell/dashboard-form";
import { dashboardTitle } from "../../../_shell/metadata";
import { renderDashboardPage } from "../../../_shell/render-page";
import { saveDraftAction } from "../../text-actions";
import { TextsPart } from "../../texts-part";
import { findWords } from "../../words";

type PageProps = { params: Promise<{ id: string }> };

export function generateMetadata() {
  return dashboardTitle("statements");
}

/** The texts of a statement's draft, or of what is published where there is none yet. */
export default async function StatementTextPage({ params }: PageProps) {
  const { id } = await params;
  return renderDashboardPage({
    section: "statements",
    load: ({ actor, locale }) => findRoom(actor, id, locale),
    view: async (room, { locale }) => {
      const { t } = await findWords(locale);
      const { draft, published } = room;
      const number = draft?.number ?? (published?.number ?? 0) + 1;
      return (
        <PageBody
          title={t("text.edit")}
          lead={published ? t("text.leadNext", { number }) : t("text.leadFirst")}
          back={{ href: paths.dashboardStatement(id), label: room.title }}
        >
          <Part id="text" title={t("text.part")}>
            <DashboardForm action={saveDraftAction} className="grid gap-8">
              <input type="hidden" name="statement" value={id} />
              <TextsPart
                texts={(draft ?? published)?.texts ?? []}
                originalLocale={room.facts.originalLocale}
                locale={locale}
              />
              <OvertakenPart
                name="basedOn"
                value={room.basedOn ?? ""}
                labels={{
                  see: t("seeTheirs"),
                  seeHref: paths.dashboardStatementVersions(id),
                  overwrite: t("overwrite"),
                }}
              />
              <p>
                <FormSubmit>{t("text.save")}</FormSubmit>
              </p>
            </DashboardForm>
          </Part>
        </PageBody>
      );
    },
  });
}
