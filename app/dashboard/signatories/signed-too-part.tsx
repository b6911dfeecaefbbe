import { getTranslations } from "next-intl/server";
import { Part } from "@/components/dashboard/part";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { Board } from "@/lib/signatories/schema";
import { MatchList } from "./match-list";

type SignedTooProps = { board: Board; locale: Locale };

/** Who is approved already and perhaps signed as well, so that the page would list them twice; nothing where nobody is. */
export async function SignedTooPart({ board, locale }: SignedTooProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  const { signedToo, statement } = board;
  if (signedToo.length === 0) return null;
  return (
    <Part id="signed-too" title={t("sameSigner.title")} lead={t("sameSigner.lead")}>
      <ul className="border-b border-rule">
        {signedToo.map(({ id, name, matches }) => (
          <li key={id} className="grid gap-2 border-t border-rule py-3 sm:grid-cols-[14rem_1fr]">
            <a href={paths.dashboardNotable(id)} className="link justify-self-start font-medium">
              <bdi>{name}</bdi>
            </a>
            <MatchList entry={id} matches={matches} statement={statement.slug} locale={locale} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
