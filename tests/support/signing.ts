import { confirmLinkOf, manageLinkOf, signStatement } from "@/lib/signing";
import { parseSignInput, type SignInput, type Visibility } from "@/lib/signing/schema";
import { pool } from "@/lib/db";
import { fingerprint } from "@/lib/privacy";
import { parseAddress } from "@/lib/privacy/schema";
import type { Locale } from "@/lib/i18n/schema";
import { storyStart } from "./clock";

export const british = "british";
export const russian = "russian";

/** What somebody fills in, before it is checked; the rest is as most people leave it. */
export type Filled = {
  email: string;
  name?: string | null;
  visibility?: Visibility;
  [field: string]: unknown;
};

/** A signature's row as tests look at it. */
export type SignatureRow = {
  id: string;
  state: string;
  visibility: Visibility;
  name: string | null;
  role: string | null;
  organisation: string | null;
  sealed: Buffer | null;
  capacity: string | null;
  country: string | null;
  search_words: string | null;
  wants_updates: boolean;
  locale: Locale;
  nonce: Buffer;
  expires_at: Date | null;
  confirmed_on: string | null;
  flags: string[];
  quarantined: boolean;
};

/** Checks the form as the site does; throws when the story itself is wrong. */
export function fillForm(filled: Filled): SignInput {
  const parsed = parseSignInput({ visibility: "name", consent: true, ...filled });
  if (!parsed.ok) throw new Error(`the form has errors: ${JSON.stringify(parsed.errors)}`);
  return parsed.value;
}

/** Submits the form. */
export function submit(
  filled: Filled,
  { slug = british, locale = "en" as Locale, now = storyStart } = {},
) {
  return signStatement(fillForm(filled), { slug, locale }, { now });
}

/** The one row of that person under that statement, or undefined. */
export async function findRow(email: string, slug = british): Promise<SignatureRow | undefined> {
  const person = fingerprint(parseAddress(email)!.canonical);
  const { rows } = await pool.query(
    `select s.*, s.confirmed_on::text from signature s join statement t on t.id = s.statement_id
     where s.email_fingerprint = $1 and t.slug = $2`,
    [person, slug],
  );
  return rows[0];
}

/** As `findRow`, where the story says that there is one. */
export async function requireRow(email: string, slug = british): Promise<SignatureRow> {
  const row = await findRow(email, slug);
  if (!row) throw new Error(`${email} has not signed ${slug}`);
  return row;
}

/** The token of the link in the mail that asks to confirm. */
export function confirmTokenOf(row: SignatureRow): string {
  return lastSegment(confirmLinkOf({ ...row, expiresAt: row.expires_at! }));
}

/** The token of the link in the mail after confirmation. */
export function manageTokenOf(
  row: SignatureRow,
  issuedAt: Date = new Date(row.confirmed_on!),
): string {
  return lastSegment(manageLinkOf({ ...row, issuedAt }));
}

/** Submits the form and returns the token that the mail will carry. */
export async function submitAndOpenMail(filled: Filled, slug = british, now = storyStart) {
  await submit(filled, { slug, now });
  return confirmTokenOf(await requireRow(filled.email, slug));
}

/** The exact counts as the database keeps them. */
export async function readCounts() {
  const { rows } = await pool.query<{ slug: string; count: number }>(
    "select slug, coalesce(count, 0) as count from statement left join tally on statement_id = id",
  );
  const totals = await pool.query<{ total: number }>("select total from campaign_tally");
  const countOf = (slug: string) => rows.find((row) => row.slug === slug)!.count;
  return {
    british: countOf(british),
    russian: countOf(russian),
    total: totals.rows[0]?.total ?? 0,
  };
}

/** How many mails of each purpose wait or went out. */
export async function countMails(): Promise<Record<string, number>> {
  const { rows } = await pool.query<{ purpose: string; count: number }>(
    "select purpose, count(*)::int as count from mail_message group by 1",
  );
  return Object.fromEntries(rows.map(({ purpose, count }) => [purpose, count]));
}

function lastSegment(path: string): string {
  return path.split("/").at(-1)!;
}
