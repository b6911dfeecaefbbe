import { getFormatter, getTranslations } from "next-intl/server";
import { FormChoices } from "@/components/dashboard/form-fields";
import { readDay } from "@/lib/i18n";
import type { Locale } from "@/lib/i18n/schema";
import type { MatchingSignature } from "@/lib/signatories/schema";
import { sameField } from "./typed";

type SameChoiceProps = {
  entry: string;
  name: string;
  matches: MatchingSignature[];
  locale: Locale;
};

/** Asks whoever approves whether one of those who signed under this name is this person; never answered in advance. */
export async function SameChoice({ entry, name, matches, locale }: SameChoiceProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const format = await getFormatter({ locale });
  return (
    <div id={sameField(entry)} className="scroll-mt-4 border-l-[3px] border-signal pl-3">
      <FormChoices
        name={sameField(entry)}
        legend={t("sameSigner.question", { name })}
        choices={[
          ...matches.map((match) => ({
            value: match.id,
            label: t("sameSigner.same", { who: describeMatch(match) }),
            hint: t("sameSigner.sameHint", { day: format.dateTime(readDay(match.day), "day") }),
          })),
          { value: "another", label: t("sameSigner.another"), hint: t("sameSigner.anotherHint") },
        ]}
      />
    </div>
  );
}

/** A signature as the list prints it. */
export function describeMatch({ name, role, organisation }: MatchingSignature): string {
  return [name, role, organisation].filter(Boolean).join(", ");
}
