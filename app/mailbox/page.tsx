import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { Button } from "@/components/ui/button";
import { Page } from "@/components/ui/page";
import type { Locale } from "@/lib/i18n/schema";
import { listMailbox, type LocalMail } from "@/lib/mail";
import { paths } from "@/lib/paths";
import { mayOpenMailbox, readMailboxLocale } from "./gate";
import { languageOf, writeMoment } from "./facts";

const shownAtMost = 100;

type MailboxPageProps = { searchParams: Promise<{ to?: string | string[] }> };

/** The newest mails that the platform has sent on this machine. */
export default async function MailboxPage({ searchParams }: MailboxPageProps) {
  if (!(await mayOpenMailbox())) notFound();
  const locale = await readMailboxLocale();
  const t = await getTranslations({ locale, namespace: "mailbox" });
  const { to } = await searchParams;
  const address = typeof to === "string" ? to.trim() : "";
  const mails = await listMailbox({ to: address || undefined, limit: shownAtMost });
  return (
    <Page title={t("title")} lead={t("lead")}>
      <FilterForm address={address} labels={{ to: t("filter"), show: t("show") }} />
      {mails.length > 0 ? (
        <MailList mails={mails} locale={locale} heading={t("shown", { count: mails.length })} />
      ) : (
        <p>{address ? t("noneTo", { to: address }) : t("empty")}</p>
      )}
      <p className="flex flex-wrap gap-x-6">
        {address ? <a href={paths.mailbox()}>{t("showAll")}</a> : null}
        <a href={paths.mailboxJson()}>{t("everything")}</a>
      </p>
    </Page>
  );
}

function FilterForm({
  address,
  labels,
}: {
  address: string;
  labels: { to: string; show: string };
}) {
  return (
    <form method="get" className="flex flex-wrap items-end gap-3">
      <label className="grid w-full max-w-sm gap-1 font-medium">
        {labels.to}
        <input
          type="text"
          inputMode="email"
          name="to"
          defaultValue={address}
          autoComplete="off"
          spellCheck={false}
          className="min-h-12 w-full border-2 border-ink bg-field px-3 font-normal"
        />
      </label>
      <Button look="plain">{labels.show}</Button>
    </form>
  );
}

type MailListProps = { mails: LocalMail[]; locale: Locale; heading: string };

function MailList({ mails, locale, heading }: MailListProps) {
  return (
    <section aria-labelledby="mails">
      <h2 id="mails" className="border-t-[3px] border-ink pt-3 pb-3 text-quiet">
        {heading}
      </h2>
      <ol>
        {mails.map((mail) => (
          <li key={mail.id} className="border-t border-rule py-3">
            <a
              href={paths.mailboxMessage(mail.id)}
              lang={languageOf(mail)}
              className="link text-lg font-semibold"
            >
              {mail.subject}
            </a>
            <p className="flex flex-wrap justify-between gap-x-6 text-quiet">
              <bdi className="break-all">{mail.to}</bdi>
              <time dateTime={mail.createdAt}>{writeMoment(mail.createdAt, locale)}</time>
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
