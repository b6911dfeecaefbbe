import { pool, type Transaction } from "@/lib/db";

/** SQL: signatures `s` whose owners get news; as the index `signature_readers` has it. */
const wantsNews = "s.state = 'confirmed' and s.wants_updates and not s.quarantined";

/** SQL: under a statement of the campaign whose update is `$1`. */
const ofCampaign = `s.statement_id = any (array(
         select statement.id from statement
         join "update" news on news.campaign_id = statement.campaign_id where news.id = $1
       ))`;

/** SQL: nobody who said that it was not them, or whose mailbox does not take mail, at moment `$2`. */
const isNotSilenced = `not exists (
         select from address_silence where fingerprint = s.email_fingerprint and until > $2
       )`;

/** SQL: the day of a moment, as `confirmed_on` has it. */
const dayOf = (moment: string) => `(${moment}::timestamptz at time zone 'UTC')::date`;

/**
 * SQL: nobody who is known to have confirmed `s` later than at moment `asOf`. It is the mail after
 * confirmation that tells, which is kept for a day.
 */
const isNotLater = (asOf: string) => `0 = (
           select count(*) from mail_message after
           where after.signature_id = s.id and after.purpose = 'thanks'
             and after.created_at > ${asOf}
         )`;

/**
 * SQL for the common tables `slice` and `readers`: of update `$1`, as it was begun at moment
 * `asOf`, the readers from fingerprint `from` on, each person once, however many statements they
 * signed, in the language of their latest signature. They are found among the next `size`
 * signatures, which must be more than there are statements; what follows begins at `next`, null
 * at the end. Reads these rows only, by an index of its own (a count of 0 keeps the planner from
 * reading the whole outbox, as it does for `not exists`). Who confirmed later than `asOf` on the
 * same day is left out for a day; in a mailing that is still going on then, they are readers.
 */
export function sliceOfReaders({ asOf, from, size }: Record<"asOf" | "from" | "size", string>) {
  return `
     slice as materialized (
       select s.id, s.locale, s.email_fingerprint, s.confirmed_on from signature s
       where ${wantsNews} and ${ofCampaign} and s.email_fingerprint >= ${from}
       order by s.email_fingerprint limit ${size}::int + 1
     ), bound as materialized (
       select email_fingerprint as next from slice order by email_fingerprint offset ${size} limit 1
     ), readers as (
       select distinct on (s.email_fingerprint) s.id, s.locale, s.email_fingerprint, address.sealed
       from slice s join signer_address address on address.signature_id = s.id
       where s.email_fingerprint < all (select next from bound)
         and s.confirmed_on <= ${dayOf(asOf)}
         and ${isNotSilenced}
         and ${isNotLater(asOf)}
       order by s.email_fingerprint, s.confirmed_on desc, s.id
     )`;
}

/** How many people get update `updateId` if it is mailed at that moment, which may be past. */
export async function countReaders(
  updateId: string,
  asOf: Date,
  connection: Pick<Transaction, "query"> = pool,
): Promise<number> {
  const { rows } = await connection.query<{ readers: number }>(
    `select count(distinct s.email_fingerprint)::int as readers from signature s
     where ${wantsNews} and ${ofCampaign} and ${isNotSilenced}
       and s.confirmed_on <= ${dayOf("$2")}
       and (s.confirmed_on < ${dayOf("$2")} or ${isNotLater("$2")})`,
    [updateId, asOf],
  );
  return rows[0]!.readers;
}
