import pg from "pg";
import { platformDatabase } from "@/scripts/postgres";

/** Tables that a story writes; what the seed wrote stays. Children first. */
const written = [
  "mail_message",
  "mailing_count",
  "mail_gate",
  "mail_fate_count",
  "webhook_receipt",
  "delivery_chunk",
  "delivery_item",
  "delivery_strike",
  "delivery",
  "delivery_habit",
  "signer_address",
  "moderation_act",
  "moderation_rule",
  "daily_count",
  "signature_change",
  "manage_link_request",
  "signature",
  "address_silence",
  "campaign_signer",
  "session",
  "sign_in_link",
  "passkey",
  "recovery_code",
  "invitation",
  "notable_evidence",
  "notable_invitation",
  "notable_told_apart",
  "notable_import",
  "notable_removal",
  "removed_notable",
  "organiser",
  "worker_heartbeat",
  "version_tally",
  "graphile_worker._private_jobs",
];

/** Tables in which stories change what the seed wrote: they get back what lay there. */
const rewritten = [
  "notable",
  "category",
  "statement_text",
  "statement_version",
  "statement",
  "tally",
  '"update"',
  "timeline_entry",
  "campaign",
];

/** Runs `work` on a connection of its own to that database. */
export async function withConnection<Result>(
  url: string,
  work: (client: pg.Client) => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/**
 * A database with the seeded campaign that nobody else writes: copied from the
 * prepared one, in place of an earlier one of that name. Returns its address.
 */
export async function copyCampaignDatabase(serverUrl: string, name: string): Promise<string> {
  await withConnection(serverUrl, async (client) => {
    await client.query(`drop database if exists ${name} with (force)`);
    await client.query(`create database ${name} template ${platformDatabase} strategy file_copy`);
  });
  const url = new URL(serverUrl);
  url.pathname = name;
  await withConnection(url.href, async (client) => {
    await client.query("create schema seeded");
    for (const table of rewritten) {
      await client.query(`create table seeded.${table} as table ${table}`);
    }
  });
  return url.href;
}

/** Brings the database back to how the seed left it: no signer, no organiser, both statements open. */
export async function restoreCampaign(url: string): Promise<void> {
  const statements = [
    "begin",
    // Neither counts nor cascades: every table concerned is named, and some are append only.
    "set local session_replication_role = replica",
    ...written.map((table) => `delete from ${table}`),
    "update campaign_tally set total = 0, final_total = null",
    ...rewritten.map((table) => `delete from ${table}`),
    ...rewritten.map((table) => `insert into ${table} table seeded.${table}`),
    "commit",
  ];
  await withConnection(url, (client) => client.query(statements.join("; ")));
}
