import { pickText, type Locale } from "../i18n/schema";
import type { NotableName } from "./schema";

type Row = Pick<NotableName, "capacity" | "showOrganisation"> & {
  name: unknown;
  role: unknown;
  organisation: unknown;
};

/** An entry as pages in that language print it; where the language is missing, another stands in. */
export function printedName(row: Row, locale: Locale): NotableName {
  return {
    name: pickText(row.name, locale) ?? "",
    role: pickText(row.role, locale),
    organisation: pickText(row.organisation, locale),
    capacity: row.capacity,
    showOrganisation: row.showOrganisation,
  };
}
