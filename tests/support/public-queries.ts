import type pg from "pg";
import { listNewestSignatories, listNotables, listSignatories } from "@/lib/signatories";
import { applyRetention, rulesFor } from "@/lib/privacy";
import { confirmSignature, findProposal } from "@/lib/signing";
import { countCampaign, findStatement, listStatements } from "@/lib/statements";
import { later, storyStart } from "./clock";
import { stranger } from "./people";
import { submit, submitAndOpenMail } from "./signing";

const inTenYears = later({ days: 3650 }, new Date());

/** What the public asks, by name; each sends its queries to the database that is in use. */
export type PublicQuery = { name: string; ask: () => Promise<unknown> };

/** Everything that the public may ask, and what comes of it every hour. `deep` is a place far down in the list. */
export function listPublicQueries(deep: string): PublicQuery[] {
  const search = (q: string, after?: string) => () => listSignatories("british", { q, after });
  return [
    { name: "the list's first page", ask: () => listSignatories("british") },
    { name: "a page deep in the list", ask: () => listSignatories("british", { after: deep }) },
    { name: "the newest names", ask: () => listNewestSignatories("british", 24) },
    { name: "the first signatories", ask: () => listNotables("british", "en") },
    { name: "the statements and their counts", ask: () => listStatements("en") },
    { name: "one statement and its count", ask: () => findStatement("british", "en") },
    { name: "the campaign's total", ask: () => countCampaign() },
    { name: "a search that fits a third of the names", ask: search("a") },
    { name: "a search for a frequent name", ask: search("ada") },
    { name: "a search for two beginnings", ask: search("a p") },
    { name: "a search for one person", ask: search("nadia testwell") },
    { name: "a search for nobody", ask: search("zzzz") },
    { name: "a search's next page", ask: search("ada", deep) },
    { name: "signing", ask: () => submit(stranger()) },
    {
      name: "expiry",
      ask: () => applyRetention({ now: inTenYears, rules: rulesFor("hourly").slice(0, 1) }),
    },
  ];
}

/** Opening the link in a mail and pressing its button; somebody has to sign first. */
export async function listLinkQueries(): Promise<PublicQuery[]> {
  const token = await submitAndOpenMail(stranger());
  const now = storyStart;
  return [
    { name: "opening a link", ask: () => findProposal(token, "en", { now }) },
    { name: "confirming", ask: () => confirmSignature(token, null, { now }) },
  ];
}

/** A place in the list of a grown database, `offset` names from its beginning. */
export async function findDeepPlace(client: pg.Client, offset: number): Promise<string> {
  const { rows } = await client.query<{ cursor: string }>(
    `select confirmed_on::text || '.' || id as cursor from signature
     where state = 'confirmed' and not quarantined and visibility in ('name', 'initials')
     order by confirmed_on desc, id offset $1 limit 1`,
    [offset],
  );
  return rows[0]!.cursor;
}
