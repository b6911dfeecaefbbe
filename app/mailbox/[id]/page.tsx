import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Page } from "@/components/ui/page";
import { findLocalMail } from "@/lib/mail";
import { paths } from "@/lib/paths";
import { mayOpenMailbox, readMailboxLocale } from "../gate";
import { languageOf, writeMoment } from "../facts";
import { MailText } from "./mail-text";

type MessagePageProps = { params: Promise<{ id: string }> };

/** One mail of the local mailbox as plain text, its links in reach of a click. */
export default async function MessagePage({ params }: MessagePageProps) {
  if (!(await mayOpenMailbox())) notFound();
  const { id } = await params;
  const mail = await findLocalMail(id);
  if (!mail) notFound();
  const locale = await readMailboxLocale();
  const t = await getTranslations({ locale, namespace: "mailbox" });
  const lang = languageOf(mail);
  return (
    <Page title={mail.subject} titleLang={lang}>
      <dl className="grid gap-x-6 gap-y-1 border-y border-rule py-3 sm:grid-cols-[max-content_1fr]">
        <Fact label={t("from")} value={mail.from} />
        <Fact label={t("to")} value={mail.to} />
        <Fact label={t("arrived")} value={writeMoment(mail.createdAt, locale)} />
      </dl>
      <MailText text={mail.text} lang={lang} />
      <details>
        <summary>{t("technical")}</summary>
        <dl className="mt-3 grid gap-x-6 gap-y-1 sm:grid-cols-[max-content_1fr]">
          {Object.entries(mail.headers).map(([name, value]) => (
            <Fact key={name} label={name} value={value} />
          ))}
        </dl>
      </details>
      <p className="flex flex-wrap gap-x-6 gap-y-2 border-t-[3px] border-ink pt-4">
        <a href={`${paths.mailboxMessage(id)}/html`}>{t("html")}</a>
        <a href={paths.mailbox()}>{t("back")}</a>
      </p>
    </Page>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt className="text-quiet">{label}</dt>
      <dd className="break-all">
        <bdi>{value}</bdi>
      </dd>
    </>
  );
}
