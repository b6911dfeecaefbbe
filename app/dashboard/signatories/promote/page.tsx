import { getFormatter, getTranslations } from "next-intl/server";
import { FormCheckWhenAsked, FormSelect, FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { SearchForm } from "@/components/signatories/search-form";
import { readDay } from "@/lib/i18n";
import { paths } from "@/lib/paths";
import { findBoard, searchSignaturesToPromote } from "@/lib/signatories";
import { DashboardForm } from "../../_shell/dashboard-form";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import type { Visit } from "../../_shell/visit";
import { linkAction, promoteAction } from "../entry-actions";

type PageProps = { searchParams: Promise<{ statement?: unknown; q?: unknown }> };

export function generateMetadata() {
  return dashboardTitle("signatories");
}

/** Finds somebody among the signatures that are shown by name, and makes a notable of them. */
export default async function PromotePage({ searchParams }: PageProps) {
  const { statement, q: typed } = await searchParams;
  const q = typeof typed === "string" ? typed : "";
  return renderDashboardPage({
    section: "signatories",
    load: (visit) => load(visit, typeof statement === "string" ? statement : null, q),
    view: async ({ board, found }, { locale }) => {
      const t = await getTranslations({ locale, namespace: "notables" });
      const format = await getFormatter({ locale });
      const { slug } = board.statement;
      const categories = board.categories.map(({ id, title }) => ({ value: id, label: title }));
      return (
        <PageBody
          title={t("promoteForm.title")}
          lead={`${board.statement.title}. ${t("promoteForm.lead")}`}
          back={{ href: paths.dashboardBoard(slug), label: t("toBoard") }}
        >
          <SearchForm
            action={paths.dashboardPromote("")}
            query={q}
            hidden={{ statement: slug }}
            label={t("promoteForm.search")}
            button={t("promoteForm.find")}
          />
          {q && found.length === 0 ? <p>{t("promoteForm.none")}</p> : null}
          <ul className="grid gap-5">
            {found.map(({ id, name, role, organisation, day, notableId, sameName }) => (
              <li key={id} className="border-t border-rule pt-4">
                <p className="mb-2 font-semibold">
                  <bdi>{[name, role, organisation].filter(Boolean).join(", ")}</bdi>{" "}
                  <time dateTime={day} className="font-normal text-quiet">
                    {format.dateTime(readDay(day), "day")}
                  </time>
                </p>
                {sameName.map((entry) => (
                  <DashboardForm key={entry} action={linkAction} className="mb-4 grid gap-2">
                    <p>
                      {t("promoteForm.same")}{" "}
                      <a href={paths.dashboardNotable(entry)} className="link">
                        {t("open")}
                      </a>
                    </p>
                    <input type="hidden" name="entry" value={entry} />
                    <input type="hidden" name="signature" value={id} />
                    <p>
                      <FormSubmit look="plain">{t("entry.link")}</FormSubmit>
                    </p>
                  </DashboardForm>
                ))}
                {notableId ? (
                  <a href={paths.dashboardNotable(notableId)}>{t("promoteForm.already")}</a>
                ) : (
                  <DashboardForm action={promoteAction} className="grid max-w-[30rem] gap-3">
                    <input type="hidden" name="signature" value={id} />
                    <FormSelect
                      name={`category.${id}`}
                      label={t("inviteForm.category")}
                      none={t("inviteForm.choose")}
                      options={categories}
                    />
                    <FormCheckWhenAsked name={`another.${id}`} label={t("same.another")} />
                    <p>
                      <FormSubmit label={t("promoteForm.promoteName", { name })}>
                        {t("promoteForm.promote")}
                      </FormSubmit>
                    </p>
                  </DashboardForm>
                )}
              </li>
            ))}
          </ul>
        </PageBody>
      );
    },
  });
}

async function load({ actor, locale }: Visit, slug: string | null, q: string) {
  const board = await findBoard(actor, slug, locale);
  if (!board) return null;
  const found = await searchSignaturesToPromote(actor, { slug: board.statement.slug, q });
  return { board, found };
}
