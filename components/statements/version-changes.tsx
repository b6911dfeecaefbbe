import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/schema";
import type {
  PublicVersion,
  TextChange,
  TextDifference as Difference,
} from "@/lib/statements/schema";
import { TextDifference } from "./text-difference";

type VersionChangesProps = { version: PublicVersion; locale: Locale };

/** What changed in a version since the one before, word by word, in every language whose words changed. */
export async function VersionChanges({ version, locale }: VersionChangesProps) {
  const t = await getTranslations({ locale, namespace: "versions" });
  const original = version.texts.find(({ kind }) => kind === "original");
  return (
    <div className="grid gap-6">
      {version.changes.map((change) => (
        <ChangedText
          key={change.locale}
          change={change}
          isOriginal={change.locale === original?.locale}
          locale={locale}
        />
      ))}
      {version.keepsOriginal && original ? (
        <p>{t("keepsOriginal", { language: original.locale })}</p>
      ) : null}
    </div>
  );
}

type ChangedTextProps = { change: TextChange; isOriginal: boolean; locale: Locale };

async function ChangedText({ change, isOriginal, locale }: ChangedTextProps) {
  const t = await getTranslations({ locale, namespace: "versions" });
  const { locale: language } = change;
  if (change.kind !== "changed") return <p>{t(change.kind, { language })}</p>;
  const labels = { added: t("added"), removed: t("removed"), end: t("end") };
  const show = (differences: Difference[]) => (
    <TextDifference differences={differences} lang={language} labels={labels} />
  );
  return (
    <div>
      <p className="mb-2 text-quiet">
        {t(isOriginal ? "originalIn" : "translationIn", { language })}
      </p>
      {change.title ? <div className="mb-2 text-lg font-bold">{show(change.title)}</div> : null}
      {show(change.body)}
      {change.demand ? (
        <div className="mt-3 border-l-[5px] border-signal pl-4">
          <p className="text-quiet">{t("demand")}</p>
          {show(change.demand)}
        </div>
      ) : null}
    </div>
  );
}
