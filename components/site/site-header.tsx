import { LanguageSwitch, type Language } from "./language-switch";
import { NavLinks, type NavLink } from "./nav-links";

type SiteHeaderProps = {
  campaign: string;
  homeHref: string;
  links: NavLink[];
  languages: Language[];
  current: string;
  labels: { menu: string; navigation: string; language: string };
};

/** The campaign's name and the way to everything; on a phone the links fold into a menu that needs no script. */
export function SiteHeader(props: SiteHeaderProps) {
  const { campaign, homeHref, links, languages, current, labels } = props;
  return (
    <header className="frame no-print relative flex flex-wrap items-center justify-between gap-x-4 border-b-[3px] border-ink">
      <a href={homeHref} className="headline py-3.5 text-[clamp(1rem,4.6vw,1.375rem)] no-underline">
        {campaign}
      </a>
      <div className="flex items-center gap-x-5 md:gap-x-6">
        <nav aria-label={labels.navigation} className="max-md:hidden">
          <ul className="flex gap-x-6">
            <NavLinks links={links} />
          </ul>
        </nav>
        <LanguageSwitch languages={languages} current={current} label={labels.language} />
        <details className="menu md:hidden">
          <summary>{labels.menu}</summary>
          <nav aria-label={labels.navigation}>
            <ul>
              <NavLinks links={links} />
            </ul>
          </nav>
        </details>
      </div>
    </header>
  );
}
