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

const cell = "border-b border-rule py-2.5 pr-6 last:pr-0";
const number = `${cell} text-right tabular-nums`;

/** Every statement's numbers. On a narrow screen the table scrolls in itself, not the page. */
export function StatementTable({ caption, headings, rows }: StatementTableProps) {
  return (
    <div className="overflow-x-auto" role="group" aria-label={caption} tabIndex={0}>
      <table className="w-full min-w-[40rem] border-collapse text-left">
        <thead className="text-sm text-quiet">
          <tr>
            <th scope="col" className={cell}>
              {headings.statement}
            </th>
            <th scope="col" className={cell}>
              {headings.status}
            </th>
            {(["counted", "pending", "quarantined", "goal"] as const).map((key) => (
              <th key={key} scope="col" className={number}>
                {headings[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.slug}>
              <th scope="row" lang={row.titleLocale} className={`${cell} font-semibold`}>
                {row.href ? <a href={row.href}>{row.title}</a> : row.title}
              </th>
              <td className={cell}>{row.status}</td>
              <td className={`${number} font-bold`}>{row.counted}</td>
              <td className={number}>{row.pending}</td>
              <td className={number}>{row.quarantined}</td>
              <td className={number}>{row.goal}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
