import { getFormatter, getTranslations } from "next-intl/server";
import { ButtonLink } from "@/components/ui/button";
import type { CampaignHome } from "@/lib/campaign/schema";
import type { Locale } from "@/lib/i18n/schema";
import { BentBars } from "./bent-bars";

type CampaignHeroProps = {
  campaign: CampaignHome;
  /** How many there are to sign or read. */
  statements: number;
  /** How many of them can be signed now. */
  open: number;
  locale: Locale;
};

/** The home page's first screen: the demand as a poster, what is at stake, how many have signed. */
export async function CampaignHero({ campaign, statements, open, locale }: CampaignHeroProps) {
  const t = await getTranslations({ locale, namespace: "home" });
  const format = await getFormatter({ locale });
  const { title, stake, total } = campaign;
  // Said by the page itself it is true however many there are.
  const derived = open > 0 ? [t("invitation", { count: open })] : [];
  const invitation = campaign.invitation.length ? campaign.invitation : derived;
  return (
    <>
      <div className="poster grid overflow-hidden">
        <BentBars className="no-print col-start-1 row-start-1 h-full w-[46%] justify-self-end" />
        <h1 className="poster-title headline col-start-1 row-start-1 self-end">{title}</h1>
      </div>
      <div className="page grid gap-x-12 gap-y-8 py-10 md:grid-cols-[minmax(0,43rem)_21rem] lg:grid-cols-[minmax(0,43rem)_26rem] lg:gap-x-[5.25rem] md:justify-between">
        <div className="prose">
          {[...stake, ...invitation].map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
        </div>
        <div>
          <p>
            <span className="headline block text-[clamp(4rem,16vw,5.25rem)] leading-none">
              {format.number(total, "count")}
            </span>{" "}
            <span className="mt-1 block text-[1.0625rem] text-quiet">
              {t("totalLabel", { count: total, open: open > 0 ? "yes" : "no" })}
            </span>
          </p>
          <p className="mt-2 text-[0.9375rem] text-quiet">{t("totalNote", { statements })}</p>
          <p className="mt-5">
            <ButtonLink href="#statements" wide>
              {t(open > 0 ? "readAndSign" : "read")}
            </ButtonLink>
          </p>
        </div>
      </div>
    </>
  );
}
