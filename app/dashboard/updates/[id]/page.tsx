import { getTranslations } from "next-intl/server";
import { ActionLink } from "@/components/dashboard/action-button";
import { PageBody } from "@/components/dashboard/page-body";
import { paths } from "@/lib/paths";
import { findEditableUpdate } from "@/lib/updates";
import { dashboardTitle } from "../../_shell/metadata";
import { renderDashboardPage } from "../../_shell/render-page";
import { UpdateForm } from "../update-form";
import { StatePart, WithdrawnNotice } from "./state-part";

type UpdatePageProps = { params: Promise<{ id: string }> };

export function generateMetadata() {
  return dashboardTitle("updates");
}

/** One piece of news: its texts, and on and off the site with it. */
export default function UpdatePage({ params }: UpdatePageProps) {
  return renderDashboardPage({
    section: "updates",
    load: async ({ actor }) => findEditableUpdate(actor, (await params).id),
    view: async (update, { locale }) => {
      const t = await getTranslations({ locale, namespace: "news" });
      const { id, state, slug, title } = update;
      const [shown] = [locale, ...Object.keys(title)].filter((code) => title[code]);
      return (
        <PageBody
          title={title[shown ?? ""] ?? ""}
          titleLang={shown}
          lead={t(`states.${state}`)}
          back={{ href: paths.dashboardUpdates(), label: t("all") }}
          actions={
            <>
              {state === "published" ? (
                <ActionLink href={paths.update(locale, slug)}>{t("see")}</ActionLink>
              ) : null}
              <ActionLink href={paths.dashboardUpdateMail(id)}>
                {state === "draft" ? t("toTest") : t("toMail")}
              </ActionLink>
            </>
          }
        >
          {state === "withdrawn" ? <WithdrawnNotice id={id} locale={locale} /> : null}
          <UpdateForm id={id} update={update} locale={locale} />
          <StatePart update={update} title={title[shown ?? ""] ?? ""} locale={locale} />
        </PageBody>
      );
    },
  });
}
