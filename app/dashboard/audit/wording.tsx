import type { getTranslations } from "next-intl/server";
import type { AuditLine } from "@/lib/audit/schema";

type Texts = Awaited<ReturnType<typeof getTranslations<"audit">>>;

/** A line's deed as a sentence; what an earlier version did and nobody knows any longer, by its name. */
export function sayAction(t: Texts, action: string): string {
  const key = `actions.${action}` as "actions.organiser.signed_in";
  return t.has(key) ? t(key) : action;
}

/** What else the line holds: which row, and what was before and after. */
export function sayDetails({ subjectId, details }: AuditLine) {
  const facts = Object.entries(details).map(([name, value]) => `${name}: ${String(value)}`);
  return (
    <span className="text-[0.9375rem] text-quiet">
      {facts.map((fact) => (
        <bdi key={fact} className="block">
          {fact}
        </bdi>
      ))}
      {subjectId ? <code className="block text-xs break-all">{subjectId}</code> : null}
    </span>
  );
}
