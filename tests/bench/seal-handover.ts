import { pool } from "@/lib/db";
import { detailsContext, seal } from "@/lib/privacy";

const rowsAtOnce = 5_000;

/** Gives seeded signatures of visibility `handover` sealed names that can be opened. */
export async function sealHandover(): Promise<void> {
  let after = "00000000-0000-0000-0000-000000000000";
  for (;;) {
    const { rows } = await pool.query<{ id: string; fingerprint: Buffer }>(
      `SELECT id, email_fingerprint AS fingerprint FROM signature
       WHERE visibility = 'handover' AND state = 'confirmed' AND id > $1 ORDER BY id LIMIT $2`,
      [after, rowsAtOnce],
    );
    if (rows.length === 0) return;
    after = rows.at(-1)!.id;
    const sealed = rows.map(({ fingerprint }, index) => {
      const name = `Sealed ${String.fromCharCode(65 + (index % 26))}person`;
      const details = { name, role: null, organisation: null };
      return seal(JSON.stringify(details), detailsContext(fingerprint));
    });
    await pool.query(
      `UPDATE signature s SET sealed = input.sealed
       FROM unnest($1::uuid[], $2::bytea[]) AS input (id, sealed) WHERE s.id = input.id`,
      [rows.map(({ id }) => id), sealed],
    );
  }
}
