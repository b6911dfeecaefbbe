import type { NotableName } from "@/lib/signatories/schema";
import { PersonalFootnote } from "./personal-footnote";
import { PublicName, type NameLabels } from "./public-name";

/** `mark` is said of one name among others of which it is not true: "(version 1)". */
export type MarkedNotable = NotableName & { mark?: string };

type NotableListProps = {
  categories: { category: { slug: string; title: string }; people: MarkedNotable[] }[];
  labels: NameLabels;
  /** The outline's level of the categories' headings. */
  level?: 3 | 4;
};

/** Notable signatories in columns by category, in the order they were given. */
export function NotableList({ categories, labels, level = 3 }: NotableListProps) {
  const Heading = `h${level}` as const;
  return (
    <div>
      <div className="gap-x-12 sm:columns-2 md:columns-3">
        {categories.map(({ category, people }) => (
          <div key={category.slug} className="mb-6 break-inside-avoid last:mb-0">
            <Heading className="mb-1.5 font-semibold text-signal">{category.title}</Heading>
            <ul className="grid gap-1 font-serif text-[1.0625rem] leading-snug">
              {people.map((person, index) => (
                <li key={index} className="pl-4 -indent-4">
                  <PublicName person={person} labels={labels} />
                  {person.mark ? (
                    <span className="font-sans text-[0.9375rem] whitespace-nowrap text-quiet">
                      {" "}
                      {person.mark}
                    </span>
                  ) : null}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <PersonalFootnote people={categories.flatMap(({ people }) => people)} labels={labels} />
    </div>
  );
}
