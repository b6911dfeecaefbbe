import { Prose } from "@/components/ui/prose";

type SituationProps = { paragraphs: string[]; asOf: { date: string; label: string } };

/** How things stand, and up to which month that was checked. */
export function Situation({ paragraphs, asOf }: SituationProps) {
  return (
    <Prose>
      {paragraphs.map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
      <p className="font-sans text-base text-quiet">
        <time dateTime={asOf.date}>{asOf.label}</time>
      </p>
    </Prose>
  );
}
