import type { Locale } from "../i18n/schema";

export const statementStatuses = ["draft", "open", "closed", "archived"] as const;
export type StatementStatus = (typeof statementStatuses)[number];

/** A statement as lists and cards show it. */
export type StatementSummary = {
  slug: string;
  title: string;
  /** The language of `title` and of the text shown: the wanted one, or the original where there is no translation. */
  textLocale: Locale;
  originalLocale: Locale;
  isTranslation: boolean;
  /** A text of the project that its authors' wording replaces before launch. */
  isWorkingText: boolean;
  status: StatementStatus;
  /** Confirmed signatures, exact; nothing else. */
  count: number;
  /** Notable signatories who came without a signature on this platform. */
  notablesBesideCount: number;
  goal: number | null;
  initiators: string;
  /** The day the statement is dated, `YYYY-MM-DD`. */
  datedOn: string | null;
};

export type SisterNotice = { slug: string; title: string; notice: string };

/** A statement with all that its page shows beside the names. */
export type StatementDetails = StatementSummary & {
  id: string;
  campaignId: string;
  versionId: string;
  version: number;
  /** Trimmed text in `textLocale`; paragraphs are divided by an empty line. */
  body: string;
  /** A suffix of `body` that is set apart, or null. */
  demand: string | null;
  original: { title: string; body: string; demand: string | null; sha256: string };
  openedAt: Date | null;
  closesAt: Date | null;
  sister: SisterNotice | null;
  editorsNote: string | null;
  signatoriesNote: string | null;
  sourceUrl: string | null;
  minimumAge: number;
};

const permissions = {
  sign: { draft: false, open: true, closed: false, archived: false },
  read: { draft: false, open: true, closed: true, archived: true },
} as const satisfies Record<string, Record<StatementStatus, boolean>>;

/** What may be done with a statement in a given state; page and server ask the same table. */
export const statementCan = {
  sign: (status: StatementStatus): boolean => permissions.sign[status],
  read: (status: StatementStatus): boolean => permissions.read[status],
};

/** Divides a body into what leads up to the demand and the demand itself, as paragraphs. */
export function splitDemand(body: string, demand: string | null) {
  const lead = demand && body.endsWith(demand) ? body.slice(0, -demand.length) : body;
  const paragraphs = (text: string) =>
    text
      .split(/\n{2,}/)
      .map((paragraph) => paragraph.trim())
      .filter(Boolean);
  return { lead: paragraphs(lead), demand: lead === body ? [] : paragraphs(demand ?? "") };
}
