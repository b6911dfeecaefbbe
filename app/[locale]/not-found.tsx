import { getLocale } from "next-intl/server";
import { MissingView } from "@/app/_edge/missing-page";
import { negotiateLocale } from "@/lib/i18n/schema";

/**
 * For a `notFound()` thrown deep inside a page; pages themselves return `MissingPage`.
 * Next makes this view for every page, used or not, so it must not set a status.
 */
export default async function NotFoundPage() {
  return <MissingView locale={negotiateLocale(await getLocale())} />;
}
