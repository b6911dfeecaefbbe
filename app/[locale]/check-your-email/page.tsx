import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { readLocale } from "@/app/_edge/locale";
import { privateMetadata } from "@/app/_edge/metadata";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Page } from "@/components/ui/page";
import { Prose } from "@/components/ui/prose";
import { Section } from "@/components/ui/section";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "checkYourEmail" });
  return privateMetadata(t("title"));
}

/** After the form: the same page for every address, so that nobody can find out who signed. */
export default async function CheckYourEmailPage({ params }: PageProps) {
  const locale = await readLocale(params);
  const t = await getTranslations({ locale, namespace: "checkYourEmail" });
  const hasMailbox = env.mailTransport === "local" && env.isLoopback;
  return (
    <Page title={t("title")} lead={t("lead")}>
      <Prose>
        <ol>
          <li>{t("steps.open")}</li>
          <li>{t("steps.press")}</li>
          <li>{t("steps.counted")}</li>
        </ol>
      </Prose>
      {hasMailbox ? (
        <Notice title={t("mailboxNote")} className="max-w-[42rem]">
          <p className="mt-3">
            <ButtonLink href={paths.mailbox()} look="plain">
              {t("mailbox")}
            </ButtonLink>
          </p>
        </Notice>
      ) : null}
      <Section id="no-mail" title={t("noMailTitle")} className="max-w-[42rem]">
        <Prose>
          <ul>
            <li>{t("noMail.wait")}</li>
            <li>{t("noMail.spam")}</li>
            <li>{t("noMail.typo")}</li>
            <li>
              {t.rich("noMail.signed", {
                link: (words) => <a href={paths.findMySignature(locale)}>{words}</a>,
              })}
            </li>
          </ul>
          <p>{t("expiry")}</p>
        </Prose>
      </Section>
    </Page>
  );
}
