import type { NotableCategory } from "@/lib/signatories/schema";
import { PersonalFootnote } from "./personal-footnote";
import { PublicName, type NameLabels } from "./public-name";

type NotableListProps = {
  categories: NotableCategory[];
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
