import { getFormatter, getTranslations } from "next-intl/server";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { readDay } from "@/lib/i18n";
import type { Locale } from "@/lib/i18n/schema";
import type { MatchingSignature } from "@/lib/signatories/schema";
import { DashboardForm } from "../_shell/dashboard-form";
import { linkAction, tellApartAction } from "./entry-actions";
import { describeMatch } from "./same-choice";

type MatchListProps = {
  entry: string;
  matches: MatchingSignature[];
  /** The board to go back to; without it the entry's own page. */
  statement?: string;
  locale: Locale;
};

/** Signatures under an entry's name, each to be linked to it or told apart from it. */
export async function MatchList({ entry, matches, statement, locale }: MatchListProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const format = await getFormatter({ locale });
  const ways = [
    { action: linkAction, text: t("entry.link") },
    { action: tellApartAction, text: t("entry.tellApart") },
  ];
  return (
    <ul className="grid gap-4">
      {matches.map((match) => (
        <li key={match.id} className="grid gap-2">
          <p>
            <bdi>{describeMatch(match)}</bdi>{" "}
            <time dateTime={match.day} className="text-quiet">
              {format.dateTime(readDay(match.day), "day")}
            </time>
          </p>
          <div className="flex flex-wrap gap-3">
            {ways.map(({ action, text }) => (
              <DashboardForm key={text} action={action}>
                <input type="hidden" name="entry" value={entry} />
                <input type="hidden" name="signature" value={match.id} />
                {statement ? <input type="hidden" name="statement" value={statement} /> : null}
                <FormSubmit look="plain">{text}</FormSubmit>
              </DashboardForm>
            ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
