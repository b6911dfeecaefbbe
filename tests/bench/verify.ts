import { pool } from "@/lib/db";
import { fingerprint } from "@/lib/privacy";
import { parseAddress } from "@/lib/privacy/schema";
import { findTallyDrift } from "@/lib/signing";
import { emailOf, type SignerPlan } from "./load/signers";

/**
 * Throws unless every acknowledged signer has exactly one row, no other row of this run is
 * there twice, and the counts are those of a full count. Returns a line that says so.
 */
export async function verifySigned(plan: SignerPlan, acknowledged: number[]): Promise<string> {
  const found = { rows: 0, people: 0 };
  for (let first = 0; first < acknowledged.length; first += together) {
    const part = acknowledged.slice(first, first + together);
    const people = part.map((n) => fingerprint(parseAddress(emailOf(plan, n))!.canonical));
    const { rows } = await pool.query<{ rows: number; people: number }>(
      `SELECT count(*)::int AS rows, count(DISTINCT email_fingerprint)::int AS people
       FROM signature WHERE email_fingerprint = ANY ($1::bytea[])`,
      [people],
    );
    found.rows += rows[0]!.rows;
    found.people += rows[0]!.people;
  }
  return report(acknowledged.length, found);
}

/** People asked for in one query. */
const together = 50_000;

/** As `verifySigned`, for confirmations of the signatures with these ids. */
export async function verifyConfirmed(ids: string[]): Promise<string> {
  const { rows } = await pool.query<{ rows: number; people: number }>(
    `SELECT count(*)::int AS rows, count(DISTINCT (statement_id, email_fingerprint))::int AS people
     FROM signature WHERE id = ANY ($1::uuid[]) AND state = 'confirmed'`,
    [ids],
  );
  return report(ids.length, rows[0]!);
}

async function report(acknowledged: number, found: { rows: number; people: number }) {
  const drift = await findTallyDrift();
  const lost = acknowledged - found.people;
  const doubled = found.rows - found.people;
  const drifted = Object.values(drift).reduce((sum, each) => sum + each, 0);
  const line = `${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled, drift ${drifted}`;
  if (lost || doubled || drifted) throw new Error(line);
  return line;
}
