import type { ReactNode } from "react";

type EmptyStateProps = { title: string; text: ReactNode; action?: ReactNode };

/** In place of a list with nothing in it: why that is so, and what to do next. */
export function EmptyState({ title, text, action }: EmptyStateProps) {
  return (
    <div className="border-y border-rule py-6">
      <p className="font-bold">{title}</p>
      <p className="mt-1 max-w-[40rem] text-quiet">{text}</p>
      {action ? <div className="mt-4 flex flex-wrap gap-3">{action}</div> : null}
    </div>
  );
}
