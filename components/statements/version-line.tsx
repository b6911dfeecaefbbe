import { getFormatter, getTranslations } from "next-intl/server";
import { readDay } from "@/lib/i18n/formats";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { StatementDetails } from "@/lib/statements/schema";

type VersionLineProps = {
  statement: Pick<StatementDetails, "slug" | "version" | "versions">;
  locale: Locale;
};

/** Where a text was changed since it was first signed: which version stands here, and the way to the others. */
export async function VersionLine({ statement, locale }: VersionLineProps) {
  const t = await getTranslations({ locale, namespace: "versions" });
  const format = await getFormatter({ locale });
  const { slug, version, versions } = statement;
  const day = versions.find(({ number }) => number === version)?.day;
  if (!day) return null;
  return (
    <>
      {t("line", { number: version, day: format.dateTime(readDay(day), "day") })}
      <span className="no-print">
        {": "}
        <a href={paths.versions(locale, slug)} className="link">
          {t("changesLink")}
        </a>
      </span>
    </>
  );
}
