import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { loadFrame } from "@/app/_edge/frame";
import { readLocale } from "@/app/_edge/locale";
import { pageMetadata } from "@/app/_edge/metadata";
import { loadTextPage, TextPage } from "@/app/_edge/text-page";
import { paths } from "@/lib/paths";

type ContactPageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: ContactPageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "textPage" });
  if (!(await loadFrame(locale))) return {};
  const page = await loadTextPage("contact", locale);
  const facts = { locale, path: paths.contact(locale), description: t("contactDescription") };
  return pageMetadata({ ...facts, title: page.title });
}

export default async function ContactPage({ params }: ContactPageProps) {
  return <TextPage slug="contact" locale={await readLocale(params)} />;
}
