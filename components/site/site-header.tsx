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
    <header className="frame no-print flex flex-wrap items-center justify-between gap-x-6 border-b-[3px] border-ink">
      <a href={homeHref} className="headline py-3.5 text-[1.375rem] no-underline">
        {campaign}
      </a>
      <div className="flex items-center gap-x-6 max-md:flex-row-reverse">
        <nav aria-label={labels.navigation} className="max-md:hidden">
          <ul className="flex gap-x-6">
            <NavLinks links={links} />
          </ul>
        </nav>
        <LanguageSwitch languages={languages} current={current} label={labels.language} />
      </div>
      <details className="menu basis-full md:hidden">
        <summary>{labels.menu}</summary>
        <nav aria-label={labels.navigation} className="pb-3">
          <ul>
            <NavLinks links={links} />
          </ul>
        </nav>
      </details>
    </header>
  );
}
