import type { ReactNode } from "react";

const base =
  "inline-flex min-h-10 items-center justify-center gap-2 border px-3.5 py-1.5 text-center " +
  "font-semibold leading-tight no-underline cursor-pointer";

const looks = {
  /** What one came here to do. */
  main: "border-ink bg-ink text-paper hover:bg-transparent hover:text-ink",
  plain: "border-ink bg-transparent text-ink hover:bg-ink hover:text-paper",
  /** Takes something away. */
  danger: "border-signal bg-transparent text-signal hover:bg-signal hover:text-on-signal",
} as const;

type Look = { look?: keyof typeof looks; className?: string; children: ReactNode };

function classesOf({ look = "plain", className = "" }: Omit<Look, "children">): string {
  return `${base} ${looks[look]} ${className}`;
}

type ActionButtonProps = Look & {
  type?: "submit" | "button";
  name?: string;
  value?: string;
  form?: string;
  /** For what the words alone do not say: "Remove Anna Example". */
  label?: string;
  disabled?: boolean;
  onClick?: () => void;
};

/** A small button for dense pages. */
export function ActionButton(props: ActionButtonProps) {
  const { type = "submit", name, value, form, label, disabled, onClick, children, ...look } = props;
  return (
    <button
      type={type}
      name={name}
      value={value}
      form={form}
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
      className={classesOf(look)}
    >
      {children}
    </button>
  );
}

type ActionLinkProps = Look & { href: string; label?: string; download?: boolean };

/** A link that looks like a small button: it leads somewhere and changes nothing. */
export function ActionLink({ href, label, download, children, ...look }: ActionLinkProps) {
  return (
    <a href={href} aria-label={label} download={download} className={classesOf(look)}>
      {children}
    </a>
  );
}
