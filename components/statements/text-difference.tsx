import { Fragment } from "react";
import type { TextDifference as Difference } from "@/lib/statements/schema";

type TextDifferenceProps = {
  differences: Difference[];
  lang: string;
  /** Said to those who do not see the marks: "added", "removed", "end". */
  labels: { added: string; removed: string; end: string };
};

/** A text with what was added and removed, marked by lines, colour and words. */
export function TextDifference({ differences, lang, labels }: TextDifferenceProps) {
  return (
    <div lang={lang} className="difference">
      {differences.map((difference, index) => (
        <Fragment key={index}>{markDifference(difference, labels)}</Fragment>
      ))}
    </div>
  );
}

function markDifference({ kind, text }: Difference, labels: TextDifferenceProps["labels"]) {
  if (kind === "same") return text;
  const Tag = kind === "added" ? "ins" : "del";
  return (
    <Tag>
      <span className="sr-only">{` [${labels[kind]}: `}</span>
      {text}
      <span className="sr-only">{` ${labels.end}] `}</span>
    </Tag>
  );
}
