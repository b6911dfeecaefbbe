import type { PublicSignatory } from "@/lib/signatories/schema";
import { PersonalFootnote } from "./personal-footnote";
import { PublicName, type NameLabels } from "./public-name";

type SignatoryListProps = {
  signatories: PublicSignatory[];
  labels: NameLabels;
  /** False where another part of the page prints it. */
  footnote?: boolean;
};

/** People who chose to be shown, by name or initials, in the order they were given. */
export function SignatoryList({ signatories, labels, footnote = true }: SignatoryListProps) {
  return (
    <div>
      <ul className="gap-x-12 font-serif text-[1.0625rem] leading-snug sm:columns-2 md:columns-3">
        {signatories.map((signatory, index) => (
          <li key={index} className="mb-1 break-inside-avoid pl-4 -indent-4">
            <PublicName person={{ ...signatory, showOrganisation: true }} labels={labels} />
          </li>
        ))}
      </ul>
      {footnote ? <PersonalFootnote people={signatories} labels={labels} /> : null}
    </div>
  );
}
