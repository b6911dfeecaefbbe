import { ChoiceBox } from "./choice-box";

type RowNameProps = {
  href: string;
  name: string;
  /** For words that stand in the place of a name. */
  isQuiet: boolean;
  details: string[];
  /** A box to choose the row by, in a form around. */
  choice: { name: string; label: string } | null;
};

/** A signature's name in a table: leads to its page; plain text, whatever was typed. */
export function RowName({ href, name, isQuiet, details, choice }: RowNameProps) {
  return (
    <span className="flex items-start gap-3">
      {choice ? <ChoiceBox {...choice} /> : null}
      <span className="min-w-0 [overflow-wrap:anywhere]">
        <a href={href} className={isQuiet ? "link font-normal text-quiet italic" : "link"}>
          <bdi>{name}</bdi>
        </a>
        {details.length ? (
          <span className="block text-[0.9375rem] font-normal text-quiet">
            <bdi>{details.join(", ")}</bdi>
          </span>
        ) : null}
      </span>
    </span>
  );
}
