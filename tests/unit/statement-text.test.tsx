import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { StatementText } from "@/components/statements/statement-text";
import { plainParagraphs } from "@/lib/prose/schema";
import { loadContent } from "@/prisma/seed/content";

const render = (body: string, demand: string | null = null) =>
  renderToStaticMarkup(<StatementText body={body} demand={demand} lang="en" />);

const escape = (text: string) =>
  text.replace(
    /[&<>"']/g,
    (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;" })[sign]!,
  );

/** A statement as it was set before its texts could hold Markdown: plain paragraphs. */
function setPlainly(body: string, demand: string | null): string {
  const paragraphs = (text: string) =>
    text
      .split(/\n{2,}/)
      .map((paragraph) => paragraph.trim())
      .filter(Boolean)
      .map((paragraph) => `<p>${escape(paragraph)}</p>`)
      .join("");
  const lead = demand ? body.slice(0, -demand.length) : body;
  const asked = demand ? `<div class="demand">${paragraphs(demand)}</div>` : "";
  return `<div lang="en" class="letter">${paragraphs(lead)}${asked}</div>`;
}

const builtIn = loadContent().statements.flatMap(({ slug, texts }) =>
  texts.map((text) => [`${slug} in ${text.locale}`, text] as const),
);

describe("the built-in statements", () => {
  it.each(builtIn)("look as they did: %s", (_, { body, demand }) => {
    expect(render(body, demand)).toBe(setPlainly(body, demand));
  });

  it.each(builtIn)("are the same plain words on paper: %s", (_, { body }) => {
    expect(plainParagraphs(body).join("\n\n")).toBe(body);
  });
});

describe("a statement’s Markdown", () => {
  it("is set on the page, the demand apart", () => {
    const demand = "We **demand**:\n\n- bread\n- water";
    expect(render(`## Why {#sign}\n\nNo *bread*.\n\n${demand}`, demand)).toBe(
      '<div lang="en" class="letter"><h2>Why</h2><p>No <em>bread</em>.</p>' +
        '<div class="demand"><p>We <strong>demand</strong>:</p>' +
        "<ul><li>bread</li><li>water</li></ul></div></div>",
    );
  });

  it.each([
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[words](javascript:alert(1))",
    "[words](data:text/html,x)",
    '[words](https://example.org/"onmouseover="alert(1))',
    "[a](https://example.org) {contactEmail}",
  ])("brings no markup or address of its own: %s", (source) => {
    const html = render(source);
    expect(html).not.toMatch(/<(script|img)|javascript:|data:text|" ?onmouseover/);
  });

  it("loses its marks where plain words are needed", () => {
    const source =
      "## Why\n\nNo **bread**, [see](https://example.org/a) \\*this\\*.\n\n1. one\n2. two\n\n- x\n\n> said\n> so\n\n[bad](javascript:x)";
    expect(plainParagraphs(source)).toEqual([
      "Why",
      "No bread, see (https://example.org/a) *this*.",
      "1. one",
      "2. two",
      "– x",
      "said so",
      "bad",
    ]);
  });
});
