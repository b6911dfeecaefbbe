import type { ReactNode } from "react";

const base =
  "inline-flex items-center justify-center gap-2 min-h-12 px-6 py-2 text-center cursor-pointer " +
  "font-display font-extrabold uppercase text-[1.375rem] leading-tight border-2 no-underline";

const looks = {
  /** The one main action of a page. */
  main: "bg-signal text-on-signal border-signal hover:bg-ink hover:text-paper hover:border-ink",
  /** What one may do besides. */
  plain: "bg-transparent text-ink border-ink hover:bg-ink hover:text-paper",
} as const;

type Look = { look?: keyof typeof looks; wide?: boolean; className?: string; children: ReactNode };

function classesOf({ look = "main", wide, className = "" }: Omit<Look, "children">): string {
  return `${base} ${looks[look]} ${wide ? "w-full" : ""} ${className}`;
}

type ButtonProps = Look & {
  type?: "submit" | "button";
  name?: string;
  value?: string;
  form?: string;
};

/** A button that sends the form it stands in. */
export function Button({ type = "submit", name, value, form, children, ...look }: ButtonProps) {
  return (
    <button type={type} name={name} value={value} form={form} className={classesOf(look)}>
      {children}
    </button>
  );
}

type ButtonLinkProps = Look & { href: string; lang?: string; hrefLang?: string };

/** A link that looks like a button: it leads somewhere and changes nothing. */
export function ButtonLink({ href, lang, hrefLang, children, ...look }: ButtonLinkProps) {
  return (
    <a href={href} lang={lang} hrefLang={hrefLang} className={classesOf(look)}>
      {children}
    </a>
  );
}
