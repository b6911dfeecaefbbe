import { Fragment, type ReactNode } from "react";
import { isSafeHref, parseMarkdown, type Block, type Inline } from "@/lib/prose/schema";

/** What fills the `{blanks}` of a text; null shows that nobody has filled one in yet. */
export type BlankValues = Readonly<Record<string, string | null>>;

export type Filling = { values: BlankValues; unfilledLabel: string };

const nothingToFill: Filling = { values: {}, unfilledLabel: "" };

type MarkdownProps = {
  source: string;
  filling?: Filling;
  /** Only the first so many blocks, for a list of texts. */
  blocks?: number;
  /** Whether headings keep their `{#id}`: not where a page shows several texts, or a form. */
  anchors?: boolean;
};

/** Markdown as elements: no HTML passes through it, whoever wrote the text. */
export function Markdown(props: MarkdownProps) {
  const { source, filling = nothingToFill, blocks, anchors = true } = props;
  const shown = parseMarkdown(source).slice(0, blocks);
  return renderBlocks(anchors ? shown : withoutAnchors(shown), filling);
}

function withoutAnchors(blocks: Block[]): Block[] {
  return blocks.map((block) => {
    if (block.kind === "heading") return { ...block, id: null };
    return block.kind === "quote" ? { ...block, blocks: withoutAnchors(block.blocks) } : block;
  });
}

function renderBlocks(blocks: Block[], filling: Filling): ReactNode {
  return blocks.map((block, index) => (
    <Fragment key={index}>{renderBlock(block, filling)}</Fragment>
  ));
}

function renderBlock(block: Block, filling: Filling): ReactNode {
  switch (block.kind) {
    case "heading": {
      const Tag = `h${block.level}` as const;
      return <Tag id={block.id ?? undefined}>{renderInline(block.children, filling)}</Tag>;
    }
    case "paragraph":
      return <p>{renderInline(block.children, filling)}</p>;
    case "list": {
      const Tag = block.ordered ? "ol" : "ul";
      return (
        <Tag>
          {block.items.map((item, index) => (
            <li key={index}>{renderInline(item, filling)}</li>
          ))}
        </Tag>
      );
    }
    case "quote":
      return <blockquote>{renderBlocks(block.blocks, filling)}</blockquote>;
  }
}

function renderInline(parts: Inline[], filling: Filling, isInLink = false): ReactNode {
  return parts.map((part, index) => (
    <Fragment key={index}>{renderPart(part, filling, isInLink)}</Fragment>
  ));
}

function renderPart(part: Inline, filling: Filling, isInLink: boolean): ReactNode {
  switch (part.kind) {
    case "text":
      return part.text;
    case "strong":
      return <strong>{renderInline(part.children, filling, isInLink)}</strong>;
    case "em":
      return <em>{renderInline(part.children, filling, isInLink)}</em>;
    case "link":
      return renderLink(part, filling, isInLink);
    case "blank":
      return renderBlank(part.name, filling, isInLink);
  }
}

function renderLink(
  { href, children }: Extract<Inline, { kind: "link" }>,
  filling: Filling,
  isInLink: boolean,
): ReactNode {
  const words = renderInline(children, filling, true);
  const filled = fillHref(href, filling.values);
  if (filled === null) return <mark>{filling.unfilledLabel}</mark>;
  return isInLink || !isSafeHref(filled) ? words : <a href={filled}>{words}</a>;
}

function fillHref(href: string, values: BlankValues): string | null {
  let isFilled = true;
  const filled = href.replace(/\{([a-zA-Z]+)\}/g, (whole, name: string) => {
    const value = findValue(values, name);
    if (value === null) isFilled = false;
    return value ?? whole;
  });
  return isFilled ? filled : null;
}

function renderBlank(name: string, { values, unfilledLabel }: Filling, isInLink: boolean) {
  const value = findValue(values, name);
  if (value === undefined) return `{${name}}`;
  if (value === null) return <mark>{unfilledLabel}</mark>;
  const isAddress = /^[^\s@]+@[^\s@]+$/.test(value);
  if (isAddress && !isInLink) return <a href={`mailto:${value}`}>{value}</a>;
  return <span className="whitespace-pre-line">{value}</span>;
}

/** Undefined for a name that no data stands for; null for data that is still missing. */
function findValue(values: BlankValues, name: string): string | null | undefined {
  return Object.hasOwn(values, name) ? values[name] : undefined;
}
