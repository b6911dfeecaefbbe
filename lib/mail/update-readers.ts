import { pool } from "@/lib/db";

/**
 * SQL: those who get update `$1` by mail at moment `$2`, each person once, however many
 * statements they signed, in the language of their latest signature; by fingerprint. `more`
 * narrows them further.
 */
export function readersOfUpdate(more = ""): string {
  return `
       select distinct on (s.email_fingerprint) s.id, s.locale, s.email_fingerprint, address.sealed
       from signature s
       join signer_address address on address.signature_id = s.id
       join statement on statement.id = s.statement_id
       join "update" news on news.campaign_id = statement.campaign_id
       where news.id = $1 and s.state = 'confirmed' and s.wants_updates and not s.quarantined
         and not exists (
           select from address_silence where fingerprint = s.email_fingerprint and until > $2
         ) ${more}
       order by s.email_fingerprint, s.confirmed_on desc, s.id`;
}

/** How many people would get it if it were mailed at that moment. */
export async function countReaders(updateId: string, now: Date): Promise<number> {
  const { rows } = await pool.query<{ readers: number }>(
    `select count(*)::int as readers from (${readersOfUpdate()}) readers`,
    [updateId, now],
  );
  return rows[0]!.readers;
}
