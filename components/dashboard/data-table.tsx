import type { ReactNode } from "react";

export type DataColumn = {
  key: string;
  heading: string;
  /** Numbers stand on the right, under each other. */
  isNumber?: boolean;
};

export type DataRow = { key: string; cells: Record<string, ReactNode>; lang?: string };

type DataTableProps = {
  /** What the table is, for those who do not see it. */
  caption: string;
  /** The first names the row. */
  columns: DataColumn[];
  rows: DataRow[];
};

const cell = "py-1 align-top md:border-b md:border-rule md:py-2 md:pr-5 md:last:pr-0";

function lookOf({ isNumber }: DataColumn): string {
  return isNumber ? `${cell} tabular-nums md:text-right` : cell;
}

/** Rows of facts: a table, or, on a narrow screen, a short list for each row. */
export function DataTable({ caption, columns, rows }: DataTableProps) {
  return (
    <table aria-label={caption} className="w-full border-collapse text-left max-md:block">
      <thead className="text-sm text-quiet max-md:sr-only">
        <tr>
          {columns.map((column) => (
            <th key={column.key} scope="col" className={`${lookOf(column)} font-medium`}>
              {column.heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">
        {rows.map((row) => (
          <DataTableRow key={row.key} row={row} columns={columns} />
        ))}
      </tbody>
    </table>
  );
}

/** A cell without anything in it takes no line on a phone. */
function isEmpty(cell: ReactNode): boolean {
  return cell === null || cell === undefined || cell === "";
}

function DataTableRow({ row, columns }: { row: DataRow; columns: DataColumn[] }) {
  const [first, ...rest] = columns;
  return (
    <tr className="max-md:block max-md:border-b max-md:border-rule max-md:py-2">
      {first ? (
        <th scope="row" lang={row.lang} className={`${cell} font-semibold max-md:block`}>
          {row.cells[first.key]}
        </th>
      ) : null}
      {rest.map((column) => (
        <td
          key={column.key}
          className={`${lookOf(column)} ${isEmpty(row.cells[column.key]) ? "max-md:hidden" : "max-md:flex max-md:justify-between max-md:gap-4"}`}
        >
          <span aria-hidden="true" className="shrink-0 text-quiet md:hidden">
            {column.heading}
          </span>
          <span className="min-w-0 max-md:text-right">{row.cells[column.key]}</span>
        </td>
      ))}
    </tr>
  );
}
