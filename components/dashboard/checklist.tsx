import type { ChecklistItem } from "@/lib/campaign/schema";

/** A thing to see to before launch, in words. */
export type ChecklistLine = {
  key: string;
  state: ChecklistItem["state"];
  stateLabel: string;
  title: string;
  text: string;
  /** Where it is seen to. */
  go?: { href: string; label: string };
};

const marks = { done: "✓", optional: "–", open: "!" } as const;

const stateLooks = {
  done: "text-quiet",
  optional: "text-quiet",
  open: "bg-signal px-1.5 text-on-signal",
} as const;

/** What is done and what is missing before launch; the state is said in words, not by colour alone. */
export function Checklist({ lines }: { lines: ChecklistLine[] }) {
  return (
    <ul>
      {lines.map(({ key, state, stateLabel, title, text, go }) => (
        <li
          key={key}
          className="grid items-baseline gap-x-6 gap-y-0.5 border-b border-rule py-2.5 sm:grid-cols-[8rem_1fr]"
        >
          <span>
            <span className={`inline-block text-sm font-semibold ${stateLooks[state]}`}>
              <span aria-hidden="true">{marks[state]} </span>
              {stateLabel}
            </span>
          </span>
          <span>
            <strong className="font-semibold">{title}</strong>
            <span className="block text-quiet">
              {text}
              {go ? (
                <>
                  {" "}
                  <a href={go.href} className="link">
                    {go.label}
                  </a>
                </>
              ) : null}
            </span>
          </span>
        </li>
      ))}
    </ul>
  );
}
