import type { ReactNode } from "react";

const sizes = {
  poster: "text-[clamp(2.75rem,11.5vw,5.75rem)]",
  title: "text-[clamp(2.5rem,9vw,4.25rem)]",
  section: "text-[clamp(1.875rem,5vw,2.5rem)]",
  part: "text-[clamp(1.5rem,4vw,1.75rem)]",
  small: "text-xl",
} as const;

type HeadingProps = {
  level: 1 | 2 | 3;
  size?: keyof typeof sizes;
  id?: string;
  lang?: string;
  className?: string;
  children: ReactNode;
};

/**
 * A heading in condensed capitals. `level` is the outline's, `size` the eye's;
 * `lang` marks words in another language than the page's.
 */
export function Heading({ level, size, id, lang, className = "", children }: HeadingProps) {
  const Tag = `h${level}` as const;
  const bySize = sizes[size ?? (level === 1 ? "title" : level === 2 ? "section" : "part")];
  return (
    <Tag id={id} lang={lang} className={`headline ${bySize} ${className}`}>
      {children}
    </Tag>
  );
}
