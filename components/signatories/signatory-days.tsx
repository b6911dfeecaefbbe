import type { PublicSignatory } from "@/lib/signatories/schema";
import { PersonalFootnote } from "./personal-footnote";
import { PublicName, type NameLabels } from "./public-name";

/** Signatories of one day; `label` is the day in words. */
export type SignatoryDay = { day: string; label: string; signatories: PublicSignatory[] };

type SignatoryDaysProps = { days: SignatoryDay[]; labels: NameLabels };

/** The list of everyone: a hairline and the day beside each day's names. */
export function SignatoryDays({ days, labels }: SignatoryDaysProps) {
  return (
    <div>
      <ol>
        {days.map(({ day, label, signatories }) => (
          <li
            key={day}
            className="grid gap-x-12 gap-y-1 border-b border-rule py-3 md:grid-cols-[10rem_1fr]"
          >
            <time dateTime={day} className="text-sm text-quiet md:pt-1">
              {label}
            </time>
            <ul className="gap-x-12 font-serif text-[1.0625rem] leading-snug sm:columns-2">
              {signatories.map((signatory, index) => (
                <li key={index} className="mb-1 break-inside-avoid pl-4 -indent-4">
                  <PublicName person={{ ...signatory, showOrganisation: true }} labels={labels} />
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
      <PersonalFootnote people={days.flatMap(({ signatories }) => signatories)} labels={labels} />
    </div>
  );
}
