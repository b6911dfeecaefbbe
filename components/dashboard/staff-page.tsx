import type { ReactNode } from "react";
import { Heading } from "@/components/ui/heading";

/** A page for one short matter, outside the public site's frame: a title and a few lines. */
export function StaffPage({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="page pt-10 pb-16 md:pt-20">
      <div className="grid max-w-[36rem] gap-5 border-t-[3px] border-ink pt-5 text-lg">
        <Heading level={1}>{title}</Heading>
        {children}
      </div>
    </div>
  );
}
