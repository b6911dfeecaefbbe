import { pool } from "@/lib/db";
import { confirmLinkOf, signStatement } from "@/lib/signing";
import { parseSignInput } from "@/lib/signing/schema";
import { fieldsOf } from "./load/signers";

/** A signature that waits for its confirmation, and where its mail leads. */
export interface Pending {
  id: string;
  path: string;
}

const together = 64;

/**
 * Lets `count` people sign by the domain's own way, in this process, and returns the confirm
 * links that the mails of all who wait for that statement would carry.
 */
export async function makePending(
  count: number,
  mark: string,
  slug = "british",
): Promise<Pending[]> {
  let next = 0;
  const work = async () => {
    while (next < count) await signOne(mark, next++, slug);
  };
  await Promise.all(Array.from({ length: together }, work));
  const { rows } = await pool.query(
    `SELECT s.id, s.nonce, s.expires_at AS "expiresAt" FROM signature s
     JOIN statement ON statement.id = s.statement_id
     JOIN signer_address address ON address.signature_id = s.id
     WHERE s.state = 'pending' AND statement.slug = $1`,
    [slug],
  );
  return rows.map((row) => ({ id: row.id, path: confirmLinkOf({ ...row, locale: "en" }) }));
}

async function signOne(mark: string, n: number, slug: string): Promise<void> {
  const parsed = parseSignInput({ ...fieldsOf({ mark }, n), consent: true });
  if (!parsed.ok) throw new Error(`the form has errors: ${JSON.stringify(parsed.errors)}`);
  await signStatement(parsed.value, { slug, locale: "en" }, { now: new Date() });
}
