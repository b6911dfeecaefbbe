import type { ReactNode } from "react";

type Language = { code: string; name: string };

type DashboardFrameProps = {
  brand: string;
  /** "Signed in as …" and the role. */
  who: { text: string; role: string };
  site: { href: string; label: string };
  languages: { action: string; label: string; others: Language[] };
  signOut: { action: string; label: string };
  children: ReactNode;
};

const quietButton =
  "inline-block cursor-pointer py-2 font-medium underline-offset-[0.35em] hover:underline";

/** What stands around every page of the dashboard: who is signed in, the language, the way out. */
export function DashboardFrame(props: DashboardFrameProps) {
  const { brand, who, site, languages, signOut, children } = props;
  return (
    <>
      <header className="frame no-print flex flex-wrap items-center justify-between gap-x-6 border-b-[3px] border-ink">
        <p className="headline py-3 text-[1.375rem]">{brand}</p>
        <div className="flex flex-wrap items-center gap-x-6">
          <p className="text-quiet">
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
      </header>
      <main>{children}</main>
    </>
  );
}
