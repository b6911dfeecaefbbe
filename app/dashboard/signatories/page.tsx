import { getTranslations } from "next-intl/server";
import { ActionLink } from "@/components/dashboard/action-button";
import { EmptyState } from "@/components/dashboard/empty-state";
import { FilterLinks } from "@/components/dashboard/filter-links";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { Board } from "@/components/signatories/board/board";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { findBoard } from "@/lib/signatories";
import type { Board as BoardData } from "@/lib/signatories/schema";
import { DashboardForm } from "../_shell/dashboard-form";
import { dashboardTitle } from "../_shell/metadata";
import { renderDashboardPage } from "../_shell/render-page";
import { moveAction, undoRemovalAction } from "./actions";
import { loadBoardLabels } from "./board-labels";
import { SignatoriesNote } from "./note-part";
import { SignedTooPart } from "./signed-too-part";
import { WaitingPart } from "./waiting-part";

type PageProps = { searchParams: Promise<{ statement?: unknown; undo?: unknown }> };

export function generateMetadata() {
  return dashboardTitle("signatories");
}

/** The board of a statement's notable signatories: what waits, and everybody by category in the page's order. */
export default async function SignatoriesPage({ searchParams }: PageProps) {
  const { statement, undo } = await searchParams;
  return renderDashboardPage({
    section: "signatories",
    load: ({ actor, locale }) =>
      findBoard(actor, typeof statement === "string" ? statement : null, locale),
    view: async (board, { locale }) => {
      const t = await getTranslations({ locale, namespace: "notables" });
      const { slug } = board.statement;
      const people = board.categories.reduce((sum, { people }) => sum + people.length, 0);
      return (
        <PageBody title={t("toBoard")} lead={t("lead")} actions={<Ways slug={slug} t={t} />}>
          {typeof undo === "string" ? <UndoNotice undo={undo} slug={slug} locale={locale} /> : null}
          <FilterLinks
            label={t("statement")}
            links={board.statements.map((each) => ({
              href: paths.dashboardBoard(each.slug),
              label: each.title,
              isCurrent: each.slug === slug,
            }))}
          />
          <WaitingPart board={board} locale={locale} />
          <SignedTooPart board={board} locale={locale} />
          {people === 0 ? <Empty board={board} locale={locale} /> : null}
          {board.categories.length > 0 ? (
            <Part id="order" title={t("board.title")} lead={people > 0 ? t("board.lead") : null}>
              <Board
                statement={slug}
                categories={board.categories}
                action={moveAction}
                labels={await loadBoardLabels(locale)}
              />
              {people > 0 ? (
                <div className="mt-8">
                  <SignatoriesNote
                    statementId={board.statement.id}
                    note={board.statement.note}
                    locale={locale}
                  />
                </div>
              ) : null}
            </Part>
          ) : null}
        </PageBody>
      );
    },
  });
}

type Words = Awaited<ReturnType<typeof getTranslations<"notables">>>;

function Ways({ slug, t }: { slug: string; t: Words }) {
  return (
    <>
      <ActionLink href={paths.dashboardImports(slug)} look="main">
        {t("importList")}
      </ActionLink>
      <ActionLink href={paths.dashboardInvite(slug)}>{t("invite")}</ActionLink>
      <ActionLink href={paths.dashboardPromote(slug)}>{t("promote")}</ActionLink>
      <ActionLink href={paths.dashboardCategories(slug)}>{t("categories")}</ActionLink>
    </>
  );
}

async function Empty({ board, locale }: { board: BoardData; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const hasCategory = board.categories.length > 0;
  return (
    <EmptyState
      title={t("empty.title")}
      text={hasCategory ? t("empty.text") : t("empty.categoryFirst")}
      action={
        hasCategory ? null : (
          <ActionLink href={paths.dashboardCategories(board.statement.slug)}>
            {t("categoryForm.add")}
          </ActionLink>
        )
      }
    />
  );
}

type UndoProps = { undo: string; slug: string; locale: Locale };

async function UndoNotice({ undo, slug, locale }: UndoProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  return (
    <Notice>
      <DashboardForm
        action={undoRemovalAction}
        className="flex flex-wrap items-center gap-x-5 gap-y-2"
      >
        <p>{t("undo.text")}</p>
        <input type="hidden" name="removal" value={undo} />
        <input type="hidden" name="statement" value={slug} />
        <FormSubmit look="plain">{t("undo.button")}</FormSubmit>
      </DashboardForm>
    </Notice>
  );
}
