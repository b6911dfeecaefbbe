import { getTranslations } from "next-intl/server";
import { Unavailable } from "@/components/site/unavailable";
import type { Locale } from "@/lib/i18n/schema";
import { markPaused, setPageStatus } from "./page-status";

/** 503 in the place of a page that needs the database while that does not answer. */
export async function OutagePage({ locale }: { locale: Locale }) {
  setPageStatus(503);
  markPaused();
  const t = await getTranslations({ locale, namespace: "errorPage" });
  return <Unavailable title={t("unavailableTitle")} text={t("unavailableText")} />;
}
