import { splitDemand } from "@/lib/statements/schema";

type StatementTextProps = { body: string; demand: string | null; lang: string };

/** A statement word for word, in its language; the demand stands apart behind a red bar. */
export function StatementText({ body, demand, lang }: StatementTextProps) {
  const parts = splitDemand(body, demand);
  return (
    <div lang={lang} className="letter">
      {parts.lead.map((paragraph, index) => (
        <p key={index}>{paragraph}</p>
      ))}
      {parts.demand.length ? (
        <div className="demand">
          {parts.demand.map((paragraph, index) => (
            <p key={index}>{paragraph}</p>
          ))}
        </div>
      ) : null}
    </div>
  );
}
