import type { PublicName } from "@/lib/signatories/schema";
import type { NameLabels } from "./public-name";

type PersonalFootnoteProps = { people: Pick<PublicName, "capacity">[]; labels: NameLabels };

/** What "(pc)" means, once, and only under a list where it occurs. */
export function PersonalFootnote({ people, labels }: PersonalFootnoteProps) {
  if (!people.some(({ capacity }) => capacity === "personal")) return null;
  return <p className="mt-5 text-sm text-quiet">{labels.personalFootnote}</p>;
}
