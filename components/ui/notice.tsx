import type { ReactNode } from "react";

const tones = {
  plain: "border-l-[5px] border-ink pl-4 py-1",
  signal: "border border-signal px-4 py-3",
} as const;

type NoticeProps = {
  tone?: keyof typeof tones;
  title?: ReactNode;
  id?: string;
  role?: "alert" | "status" | "note";
  className?: string;
  children: ReactNode;
};

/** A remark beside the text: `plain` explains, `signal` warns. `role="alert"` is for what just failed. */
export function Notice({ tone = "plain", title, id, role, className = "", children }: NoticeProps) {
  return (
    <div id={id} role={role} className={`${tones[tone]} ${className}`}>
      {title ? <p className="font-bold">{title}</p> : null}
      {children}
    </div>
  );
}
