import { getFormatter, getTranslations } from "next-intl/server";
import { Notice } from "@/components/ui/notice";
import type { Issued, IssuedPackage, IssuedText } from "@/lib/deliveries";
import { readHash, sumsSentence } from "@/lib/deliveries/schema";
import { nameLanguage, type Locale } from "@/lib/i18n/schema";

type AnswerProps = { asked: string; found: Issued | null; locale: Locale };

/** What of ours has the hash that was asked for, or why there may be nothing. */
export function Answer({ asked, found, locale }: AnswerProps) {
  switch (found?.what) {
    case "package":
      return <PackageAnswer found={found} locale={locale} />;
    case "text":
    case "key":
      return <PartAnswer found={found} locale={locale} />;
    case undefined:
      return <No isHash={readHash(asked) !== null} locale={locale} />;
  }
}

async function PackageAnswer({ found, locale }: { found: IssuedPackage; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "verify" });
  const lists = await getTranslations({ locale, namespace: "lists" });
  const format = await getFormatter({ locale });
  const { confirmed, named, initials, counted } = found.sums;
  const sums = lists(sumsSentence(found.statements), { confirmed, named, initials, counted });
  const issued = {
    day: format.dateTime(new Date(found.issuedOn), "day"),
    moment: format.dateTime(found.takenAt, "moment"),
  };
  return (
    <Notice role="status" className="grid gap-2">
      <p className="font-bold">
        {t(found.isSupplement ? "ourSupplement" : "ours", { reference: found.reference })}
      </p>
      <p>{t("issued", issued)}</p>
      <p>{found.isSupplement ? lists("supplement.together", { sums }) : `${sums}.`}</p>
      <p className="text-base text-quiet">{t(`hashOf.${found.hashOf}`)}</p>
    </Notice>
  );
}

type PartAnswerProps = { found: IssuedText | { what: "key" }; locale: Locale };

/** Of what every package holds: it is ours, and proves no list. */
async function PartAnswer({ found, locale }: PartAnswerProps) {
  const t = await getTranslations({ locale, namespace: "verify" });
  const format = await getFormatter({ locale });
  return (
    <Notice role="status" className="grid gap-2">
      <p className="font-bold">
        {found.what === "key"
          ? t("ourKey")
          : t.rich("ourText", {
              title: () => <span lang={found.locale}>{found.title}</span>,
              language: nameLanguage(found.locale, locale),
              versions: format.list(found.versions.map(String)),
              count: found.versions.length,
            })}
      </p>
      <p>{t("onlyAPart")}</p>
    </Notice>
  );
}

/** Whoever holds the right package and the wrong hash is told how to come by the right one. */
async function No({ isHash, locale }: { isHash: boolean; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "verify" });
  return (
    <Notice tone="signal" role="status" className="grid gap-2">
      <p className="font-bold">{isHash ? t("unknown") : t("noHash")}</p>
      <p>{isHash ? t("unknownText") : t("noHashText")}</p>
      {isHash ? <p>{t("unknownFile")}</p> : null}
      <p>{t("findHash")}</p>
      <dl className="grid gap-1 text-base">
        {commands.map(({ system, command }) => (
          <div key={system} className="grid gap-x-4 sm:grid-cols-[9rem_minmax(0,1fr)]">
            <dt>{system}</dt>
            <dd>
              <code className="font-mono text-sm break-words">{command}</code>
            </dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}

/** How computers say a file's SHA-256, the same in every language. */
const commands = [
  { system: "macOS", command: "shasum -a 256 manifest.json" },
  { system: "Linux", command: "sha256sum manifest.json" },
  { system: "Windows", command: "certutil -hashfile manifest.json SHA256" },
];
