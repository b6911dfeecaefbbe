import type { ReactNode } from "react";
import { DashboardNavigation, type SectionLink } from "./dashboard-navigation";

type Language = { code: string; name: string };

type DashboardFrameProps = {
  brand: { href: string; label: string };
  /** "Signed in as …" and the role. */
  who: { text: string; role: string };
  site: { href: string; label: string };
  languages: { action: string; label: string; others: Language[] };
  signOut: { action: string; label: string };
  navigation: { label: string; menu: string; links: SectionLink[] };
  skip: string;
  children: ReactNode;
};

const quietButton =
  "inline-block cursor-pointer py-2 font-medium underline-offset-[0.35em] hover:underline";

/**
 * What stands around every page of the dashboard: its sections, who is signed in, the
 * language, the way out. All of it works without a script.
 */
export function DashboardFrame(props: DashboardFrameProps) {
  const { brand, who, site, languages, signOut, navigation, skip, children } = props;
  return (
    <>
      <a href="#content" className="skip-link">
        {skip}
      </a>
      <header className="frame no-print relative flex flex-wrap items-center justify-between gap-x-6 border-b-[3px] border-ink">
        <a href={brand.href} className="headline py-3 text-[1.375rem] no-underline">
          {brand.label}
        </a>
        <div className="flex flex-wrap items-center gap-x-6">
          <p className="min-w-0 text-quiet max-md:hidden">
            {who.text} · {who.role}
          </p>
          <a href={site.href} className={`${quietButton} no-underline`}>
            {site.label}
          </a>
          <form method="post" action={languages.action} aria-label={languages.label}>
            {languages.others.map(({ code, name }) => (
              <button key={code} name="language" value={code} lang={code} className={quietButton}>
                {name}
              </button>
            ))}
          </form>
          <form method="post" action={signOut.action}>
            <button className={quietButton}>{signOut.label}</button>
          </form>
        </div>
        <p className="w-full min-w-0 pb-2 text-[0.9375rem] text-quiet md:hidden">
          {who.text} · {who.role}
        </p>
      </header>
      <div className="frame md:grid md:grid-cols-[12rem_minmax(0,1fr)] md:gap-x-10 lg:gap-x-14">
        <DashboardNavigation {...navigation} />
        <main id="content" tabIndex={-1} className="min-w-0 pt-6 pb-16 outline-none md:pt-9">
          {children}
        </main>
      </div>
    </>
  );
}
