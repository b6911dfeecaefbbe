import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

/** Beside names under a text that was changed: whoever signed stands under the version they signed. */
export async function EachOwnVersion({ slug, locale }: { slug: string; locale: Locale }) {
  const t = await getTranslations({ locale, namespace: "versions" });
  return t.rich("eachOwn", {
    link: (words) => (
      <a href={paths.versions(locale, slug)} className="link">
        {words}
      </a>
    ),
  });
}
