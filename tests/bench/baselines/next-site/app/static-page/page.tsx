import size from "./page-bytes.json";

export const dynamic = "force-static";

const paragraph =
  "A page that was made when the site was built, as long as the statement's. ".repeat(8);

/** Next sends a text twice, as HTML and as data for the browser: half of the bytes are paragraphs. */
export default function StaticPage() {
  const paragraphs = Math.max(Math.round(size.pageBytes / 2 / paragraph.length), 1);
  return Array.from({ length: paragraphs }, (_, n) => <p key={n}>{paragraph}</p>);
}
