import type { StatementOverview } from "@/lib/campaign/schema";

/** A statement's row, with everything already in words of the page's language. */
export type StatementRow = Pick<StatementOverview, "slug" | "title" | "titleLocale"> & {
  href: string | null;
  status: string;
  counted: string;
  pending: string;
  quarantined: string;
  goal: string;
};

type StatementTableProps = {
  caption: string;
  headings: Record<"statement" | "status" | "counted" | "pending" | "quarantined" | "goal", string>;
  rows: StatementRow[];
};

const columns = ["status", "counted", "pending", "quarantined", "goal"] as const;

const cell = "py-1 md:border-b md:border-rule md:py-2.5 md:pr-6 md:last:pr-0";
const lookOf = (column: (typeof columns)[number]) =>
  column === "status" ? cell : `${cell} tabular-nums md:text-right`;

/** Every statement's numbers: a table, or, on a narrow screen, a short list for each statement. */
export function StatementTable({ caption, headings, rows }: StatementTableProps) {
  return (
    <table aria-label={caption} className="w-full border-collapse text-left max-md:block">
      <thead className="text-sm text-quiet max-md:sr-only">
        <tr>
          <th scope="col" className={cell}>
            {headings.statement}
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className={lookOf(column)}>
              {headings[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <tr
            key={row.slug}
            className="max-md:block max-md:border-b max-md:border-rule max-md:py-2"
          >
            <th scope="row" lang={row.titleLocale} className={`${cell} font-semibold max-md:block`}>
              {row.href ? <a href={row.href}>{row.title}</a> : row.title}
            </th>
            {columns.map((column) => (
              <td
                key={column}
                className={`${lookOf(column)} max-md:flex max-md:justify-between max-md:gap-4`}
              >
                <span aria-hidden="true" className="text-quiet md:hidden">
                  {headings[column]}
                </span>
                <span className={column === "counted" ? "font-bold" : ""}>{row[column]}</span>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
