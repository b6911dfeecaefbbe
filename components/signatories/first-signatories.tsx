import { getFormatter, getTranslations } from "next-intl/server";
import { readDay } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { earlierVersions, type NotableCategory } from "@/lib/signatories/schema";
import type { StatementDetails } from "@/lib/statements/schema";
import { NotableList } from "./notable-list";
import type { NameLabels } from "./public-name";

type FirstSignatoriesProps = {
  notables: NotableCategory[];
  statement: Pick<StatementDetails, "slug" | "version" | "versions">;
  labels: NameLabels;
  locale: Locale;
};

/**
 * The first signatories by category. Nobody stands silently under words that came after they had
 * signed: where that is an earlier version than the present one it is said, of all together or
 * beside each name.
 */
export async function FirstSignatories(props: FirstSignatoriesProps) {
  const { notables, statement, labels, locale } = props;
  const t = await getTranslations({ locale, namespace: "versions" });
  const { isMixed } = earlierVersions(notables, statement.version);
  const marked = notables.map(({ category, people }) => ({
    category,
    people: people.map(({ version: number, ...person }) =>
      number < statement.version ? { ...person, mark: t("mark", { number }) } : person,
    ),
  }));
  return (
    <>
      <SupportedVersion {...props} />
      <NotableList categories={isMixed ? marked : notables} labels={labels} />
    </>
  );
}

async function SupportedVersion({ notables, statement, locale }: FirstSignatoriesProps) {
  const t = await getTranslations({ locale, namespace: "versions" });
  const format = await getFormatter({ locale });
  const { slug, version: present, versions } = statement;
  const { numbers, isMixed } = earlierVersions(notables, present);
  const [number] = numbers;
  const day = versions.find((each) => each.number === number)?.day;
  if (!number || !day) return null;
  const link = (words: React.ReactNode) => (
    <a href={paths.versions(locale, slug)} className="link">
      {words}
    </a>
  );
  const facts = { number, day: format.dateTime(readDay(day), "day"), present, link };
  return (
    <p className="mb-5 max-w-[43rem]">
      {isMixed ? t.rich("supportedSome", facts) : t.rich("supportedAll", facts)}
    </p>
  );
}
