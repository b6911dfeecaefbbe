import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { Markdown, type Filling } from "@/components/prose/markdown";

function render(source: string, filling?: Filling): string {
  return renderToStaticMarkup(<Markdown source={source} filling={filling} />);
}

describe("the campaign's Markdown", () => {
  it("sets headings with anchors, paragraphs, lists and quotations", () => {
    const source = "## Risks {#risks}\nOne\nline\n\n- a\n- b\n  more\n\n1. x\n2. y\n> q\n>\n> r";
    expect(render(source)).toBe(
      '<h2 id="risks">Risks</h2><p>One line</p><ul><li>a</li><li>b more</li></ul>' +
        "<ol><li>x</li><li>y</li></ol><blockquote><p>q</p><p>r</p></blockquote>",
    );
  });

  it("sets emphasis and links within each other", () => {
    expect(render("**bold *and em*** [**site**](https://example.org/a_(b)) \\*not\\*")).toBe(
      '<p><strong>bold <em>and em</em></strong> <a href="https://example.org/a_(b)">' +
        "<strong>site</strong></a> *not*</p>",
    );
  });

  it.each(["javascript:alert(1)", "//example.org", "data:text/html,x", "/\\example.org"])(
    "shows only the words of a link to %s",
    (href) => expect(render(`[words](${href})`)).not.toContain("href"),
  );

  it("lets no markup of a text through", () => {
    expect(render("<img src=x onerror=alert(1)>")).toBe(
      "<p>&lt;img src=x onerror=alert(1)&gt;</p>",
    );
  });

  it("fills the blanks, and marks those that nobody has filled in yet", () => {
    const filling = {
      values: { contactEmail: "post@example.org", controllerName: null },
      unfilledLabel: "[to do]",
    };
    expect(render("{contactEmail} [write](mailto:{contactEmail}) {controllerName}", filling)).toBe(
      '<p><a href="mailto:post@example.org">post@example.org</a> ' +
        '<a href="mailto:post@example.org">write</a> <mark>[to do]</mark></p>',
    );
    expect(render("[write](mailto:{controllerName}) {unknown}", filling)).toBe(
      "<p><mark>[to do]</mark> {unknown}</p>",
    );
  });

  it("ends in time on what looks like much unfinished markup", () => {
    const source = "**a ".repeat(3000) + "[".repeat(3000) + "*".repeat(3000) + "\n>".repeat(2000);
    const start = performance.now();
    render(source);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
