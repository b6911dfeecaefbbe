import { getFormatter, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/schema";

type SignBarProps = { count: number; locale: Locale };

/** On a phone, the count and the way to the form, always in reach; it needs no script. */
export async function SignBar({ count, locale }: SignBarProps) {
  const t = await getTranslations({ locale, namespace: "statement" });
  const format = await getFormatter({ locale });
  return (
    <div className="sign-bar border-t-[3px] border-ink bg-paper">
      <div className="flex items-center justify-between gap-4 px-4 py-2.5">
        <p>
          {count > 0 ? (
            <strong className="headline text-[1.625rem]">{format.number(count, "count")}</strong>
          ) : null}{" "}
          <span className="font-medium">{t("barCount", { count })}</span>
        </p>
        <ButtonLink href="#sign">{t("barAction")}</ButtonLink>
      </div>
    </div>
  );
}
