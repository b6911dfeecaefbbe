import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readLocale } from "@/app/_edge/locale";
import { privateMetadata } from "@/app/_edge/metadata";
import { ButtonLink } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import { Prose } from "@/components/ui/prose";
import { Section } from "@/components/ui/section";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "findMySignature" });
  return privateMetadata(t("sentTitle"));
}

/** After asking for one's link: the same page for every address, so that nobody can find out who signed. */
export default async function LinksOnTheirWayPage({ params }: PageProps) {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "findMySignature" });
  const hasMailbox = env.mailTransport === "local" && env.isLoopback;
  return (
    <Page title={t("sentTitle")} lead={t("sentLead")}>
      {hasMailbox ? (
        <p>
          <ButtonLink href={paths.mailbox()} look="plain">
            {t("mailbox")}
          </ButtonLink>
        </p>
      ) : null}
      <Section id="no-mail" title={t("noMailTitle")} className="max-w-[42rem]">
        <Prose>
          <ul>
            <li>{t("noMail.wait")}</li>
            <li>{t("noMail.address")}</li>
            <li>{t("noMail.pause")}</li>
            <li>{t("noMail.none")}</li>
          </ul>
        </Prose>
        <p className="mt-5">
          <a href={paths.findMySignature(locale)} className="link text-lg font-semibold">
            {t("again")}
          </a>
        </p>
      </Section>
    </Page>
  );
}
