import { randomUUID } from "node:crypto";
import type { Actor } from "@/lib/accounts/schema";
import { pool } from "@/lib/db";
import { deliverMails, mailUpdate, prepareMailing } from "@/lib/mail";
import type { MailTransport } from "@/lib/mail/schema";
import { confirmSignature } from "@/lib/signing";
import { saveUpdate } from "@/lib/updates";
import { parseUpdate, type UpdateDraft } from "@/lib/updates/schema";
import { storyStart as now } from "./clock";
import { stranger } from "./people";
import { confirmTokenOf, requireRow, submit } from "./signing";

type Texts = Record<string, string>;

/** A piece of news as somebody types it, checked; throws when the story itself is wrong. */
export function writeDraft(changes: Partial<Record<"title" | "body", Texts>> & object = {}) {
  const typed = {
    title: { en: "A hearing is set", ru: "Назначено заседание" },
    body: { en: "The court sits in **March**.", ru: "Суд соберётся в **марте**." },
    ...{ slug: "", sourceUrl: "", stopPress: false },
    ...changes,
  };
  const parsed = parseUpdate(typed);
  if (!parsed.ok) throw new Error(`the draft has faults: ${JSON.stringify(parsed.faults)}`);
  return parsed.value;
}

/** A new piece of news, a draft or published; returns its id. */
export async function makeUpdate(
  actor: Actor,
  { draft = writeDraft() as UpdateDraft, publish = true } = {},
): Promise<string> {
  const id = randomUUID();
  const wish = { id, draft, revision: null, publish: publish ? { withoutLanguage: true } : null };
  const { outcome } = await saveUpdate(actor, wish, { now });
  if (outcome !== "saved" && outcome !== "published") throw new Error(`not saved: ${outcome}`);
  return id;
}

/** Somebody who signs, confirms and asked for news. */
export async function makeReader({ slug = "british", person = stranger(), locale = "en" } = {}) {
  const { email, name } = person;
  await submit({ email, name, updates: true }, { slug, locale: locale as "en" });
  const token = confirmTokenOf(await requireRow(email, slug));
  await confirmSignature(token, { visibility: "name", name }, { now });
  await pool.query("delete from mail_message where purpose <> 'update'");
  return person;
}

/** Begins a mailing and does the worker's part of preparing it. */
export async function mailAndPrepare(actor: Actor, id: string) {
  const mailed = await mailUpdate(actor, id, { now });
  if (mailed.outcome !== "begun") throw new Error(`not begun: ${mailed.outcome}`);
  return prepareMailing(id, { now });
}

/** Sends everything that waits, as workers do. */
export async function sendAll(transport?: MailTransport) {
  const { rows } = await pool.query(
    "select id from mail_message where state = 'queued' order by created_at, id",
  );
  return deliverMails(
    rows.map(({ id }) => id),
    { now, transport },
  );
}

/** The mails of a mailing by state. */
export async function countStates(updateId: string): Promise<Record<string, number>> {
  const { rows } = await pool.query(
    `select state, count(*)::int as count from mail_message
     where update_id = $1 and signature_id is not null group by state order by state`,
    [updateId],
  );
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** What the audit log says was done to it, in order. */
export async function readDeeds(subjectId: string): Promise<string[]> {
  const { rows } = await pool.query<{ action: string }>(
    "select action from audit_entry where subject_id = $1 order by at, action",
    [subjectId],
  );
  return rows.map(({ action }) => action);
}
