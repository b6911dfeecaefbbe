import type { ReactNode } from "react";
import { Heading } from "@/components/ui/heading";

type PartProps = {
  /** Names the part for links and screen readers; no field inside may have the same. */
  id: string;
  title: ReactNode;
  lead?: ReactNode;
  /** What one can do with it. */
  actions?: ReactNode;
  className?: string;
  children: ReactNode;
};

/** A part of a dashboard's page under a thick rule, with its heading. */
export function Part({ id, title, lead, actions, className = "", children }: PartProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className={`min-w-0 border-t-[3px] border-ink pt-4 ${className}`}
    >
      <div className="mb-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2">
        <Heading level={2} size="part" id={`${id}-title`}>
          {title}
        </Heading>
        {actions ? <div className="flex flex-wrap gap-3">{actions}</div> : null}
      </div>
      {lead ? <p className="mb-4 max-w-[46rem] text-quiet">{lead}</p> : null}
      {children}
    </section>
  );
}
