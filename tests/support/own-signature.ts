import { randomUUID } from "node:crypto";
import { pool } from "@/lib/db";
import { confirmSignature } from "@/lib/signing";
import type { Change } from "@/lib/signing/schema";
import { storyStart } from "./clock";
import {
  british,
  manageTokenOf,
  requireRow,
  submitAndOpenMail,
  type Filled,
  type SignatureRow,
} from "./signing";

/** Signs and confirms; returns the row and the token of the link to it. */
export async function signAndConfirm(filled: Filled, slug = british, now = storyStart) {
  await confirmSignature(await submitAndOpenMail(filled, slug, now), null, { now });
  const row = await requireRow(filled.email, slug);
  return { row, token: manageTokenOf(row) };
}

/** What the form on one's own page sends, with the rest as it stands there. */
export function changed(row: SignatureRow, changes: Partial<Change>): Change {
  const { name, role, organisation, capacity, visibility } = row;
  const personalCapacity = capacity === "personal";
  return { name, role, organisation, personalCapacity, visibility, revision: null, ...changes };
}

/** Makes the signature one of a notable signatory, as organisers do. */
export async function promote(row: SignatureRow, source = "signature"): Promise<string> {
  const id = randomUUID();
  await pool.query(
    `insert into notable (id, statement_id, category_id, position, name, role, organisation,
       source, source_note, signature_id, stage, published_at)
     select $1, category.statement_id, category.id, 9000, $3, $4, $5, $6::notable_source, 'test', $2, 'published', now()
     from category join signature on signature.statement_id = category.statement_id
     where signature.id = $2 order by category.position limit 1`,
    [
      id,
      row.id,
      { [row.locale]: row.name },
      row.role && { [row.locale]: row.role },
      row.organisation && { [row.locale]: row.organisation },
      source,
    ],
  );
  return id;
}

/** The entry among the notable names, or undefined once it is gone. */
export async function findEntry(id: string) {
  const { rows } = await pool.query("select * from notable where id = $1", [id]);
  return rows[0];
}
