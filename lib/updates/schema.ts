/** A piece of news, in one language. */
export type UpdateItem = {
  slug: string;
  title: string;
  /** Markdown. */
  body: string;
  stopPress: boolean;
  sourceUrl: string | null;
  publishedAt: Date;
};
