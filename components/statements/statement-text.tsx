import { Markdown } from "@/components/prose/markdown";
import { splitDemand } from "@/lib/statements/schema";

type StatementTextProps = { body: string; demand: string | null; lang: string };

/**
 * A statement word for word, in its language; the demand stands apart behind a red bar. The
 * source is Markdown, whose HTML and unsafe links stay text.
 */
export function StatementText({ body, demand, lang }: StatementTextProps) {
  const parts = splitDemand(body, demand);
  return (
    <div lang={lang} className="letter">
      <Markdown source={parts.lead} anchors={false} />
      {parts.demand ? (
        <div className="demand">
          <Markdown source={parts.demand} anchors={false} />
        </div>
      ) : null}
    </div>
  );
}
