import { DataTable, type DataColumn, type DataRow } from "@/components/dashboard/data-table";
import { Remarks } from "@/components/dashboard/signatures/remarks";
import { RowName } from "@/components/dashboard/signatures/row-name";
import type { ListedSignature } from "@/lib/moderation/schema";
import { paths } from "@/lib/paths";
import type { Words } from "./words";

type SignatureRowsProps = {
  signatures: ListedSignature[];
  words: Words;
  /** With a box beside each name, inside a form. */
  isChoice?: boolean;
};

/** Signatures as a table, each name leading to its page. */
export function SignatureRows({ signatures, words, isChoice = false }: SignatureRowsProps) {
  const { t, statements } = words;
  const columns: DataColumn[] = [
    { key: "name", heading: t("table.name") },
    { key: "day", heading: t("table.day") },
    { key: "state", heading: t("table.state") },
    { key: "signs", heading: t("table.signs") },
    { key: "country", heading: t("table.country") },
    ...(statements.length > 1 ? [{ key: "statement", heading: t("table.statement") }] : []),
  ];
  return (
    <DataTable
      caption={t("table.caption")}
      columns={columns}
      rows={signatures.map((signature) => toRow(signature, words, isChoice))}
    />
  );
}

function toRow(signature: ListedSignature, words: Words, isChoice: boolean): DataRow {
  const { id, role, organisation, submittedOn, state, country, statementSlug } = signature;
  const { t, nameOf, dayOf, countryOf, titleOf, remarksOf } = words;
  const name = nameOf(signature);
  const day = dayOf(submittedOn);
  const remarks = remarksOf(signature);
  return {
    key: id,
    cells: {
      name: (
        <RowName
          href={paths.dashboardSignature(id)}
          name={name}
          isQuiet={signature.name === null}
          details={[role, organisation].filter((text) => text !== null)}
          choice={
            isChoice ? { name: `chosen-${id}`, label: t("table.chooseOne", { name, day }) } : null
          }
        />
      ),
      day: <span className="whitespace-nowrap">{day}</span>,
      state: t(`states.${state}`),
      signs: remarks.length ? <Remarks remarks={remarks} /> : null,
      country: countryOf(country),
      statement: titleOf(statementSlug),
    },
  };
}
