import { getTranslations } from "next-intl/server";
import { FormSelect, FormSubmit, FormText } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { locales, nameLanguage, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { findBoard } from "@/lib/signatories";
import type { Board, BoardCategory } from "@/lib/signatories/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { addCategoryAction, changeCategoryAction } from "../category-actions";
import type { NotableWords } from "../typed";

type PageProps = { searchParams: Promise<{ statement?: unknown }> };

export function generateMetadata() {
  return dashboardTitle("signatories");
}

/** The categories of a statement: titles in every language, order, removal with their people moved. */
export default async function CategoriesPage({ searchParams }: PageProps) {
  const { statement } = await searchParams;
  return renderDashboardPage({
    section: "signatories",
    load: ({ actor, locale }) =>
      findBoard(actor, typeof statement === "string" ? statement : null, locale),
    view: async (board, { locale }) => {
      const t = await getTranslations({ locale, namespace: "notables" });
      const { slug, title } = board.statement;
      return (
        <PageBody
          title={t("categoryForm.title")}
          lead={`${title}. ${t("categoryForm.lead")}`}
          back={{ href: paths.dashboardBoard(slug), label: t("toBoard") }}
        >
          <ul className="grid gap-7">
            {board.categories.map((category, index) => (
              <li key={category.id} className="border-t border-rule pt-4">
                <CategoryForm {...{ category, index, board, locale, t }} />
              </li>
            ))}
          </ul>
          <Part id="add" title={t("categoryForm.add")}>
            <DashboardForm action={addCategoryAction} className="grid max-w-[44rem] gap-4">
              <input type="hidden" name="statement" value={slug} />
              <TitleFields prefix="title" titles={{}} locale={locale} t={t} />
              <p>
                <FormSubmit>{t("categoryForm.add")}</FormSubmit>
              </p>
            </DashboardForm>
          </Part>
        </PageBody>
      );
    },
  });
}

type CategoryFormProps = {
  category: BoardCategory;
  index: number;
  board: Board;
  locale: Locale;
  t: NotableWords;
};

function CategoryForm({ category, index, board, locale, t }: CategoryFormProps) {
  const { id, title, titles, people } = category;
  const others = board.categories.filter((each) => each.id !== id);
  return (
    <DashboardForm action={changeCategoryAction} label={title} className="grid max-w-[44rem] gap-4">
      <input type="hidden" name="statement" value={board.statement.slug} />
      <input type="hidden" name="category" value={id} />
      <p className="font-bold">
        {title}{" "}
        <span className="font-normal text-quiet">
          {t("categoryForm.people", { count: people.length })}
        </span>
      </p>
      <TitleFields prefix={`title.${id}`} titles={titles} locale={locale} t={t} />
      {people.length > 0 && others.length > 0 ? (
        <FormSelect
          name={`moveTo.${id}`}
          label={t("categoryForm.moveTo")}
          none="–"
          options={others.map((each) => ({ value: each.id, label: each.title }))}
        />
      ) : null}
      <p className="flex flex-wrap gap-3">
        <FormSubmit name="do" value="rename">
          {t("categoryForm.rename")}
        </FormSubmit>
        {index > 0 ? (
          <FormSubmit
            look="plain"
            name="do"
            value="up"
            label={t("categoryForm.up", { title })}
            className="min-h-11 min-w-11"
          >
            ↑
          </FormSubmit>
        ) : null}
        {index < board.categories.length - 1 ? (
          <FormSubmit
            look="plain"
            name="do"
            value="down"
            label={t("categoryForm.down", { title })}
            className="min-h-11 min-w-11"
          >
            ↓
          </FormSubmit>
        ) : null}
        <FormSubmit look="danger" name="do" value="remove">
          {t("categoryForm.remove", { title })}
        </FormSubmit>
      </p>
    </DashboardForm>
  );
}

type TitleFieldsProps = {
  prefix: string;
  titles: Partial<Record<string, string>>;
  locale: Locale;
  t: NotableWords;
};

function TitleFields({ prefix, titles, locale, t }: TitleFieldsProps) {
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {locales.map((code) => (
        <FormText
          key={code}
          name={`${prefix}.${code}`}
          lang={code}
          label={t("categoryForm.titleIn", { language: nameLanguage(code, locale) })}
          value={titles[code] ?? ""}
        />
      ))}
    </div>
  );
}
