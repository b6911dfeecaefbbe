import type pg from "pg";
import { readLinkToken } from "@/lib/privacy/link-tokens";
import type { Signer } from "@/prisma/seed/builders";
import type { Mail, Mailbox } from "./mailbox";
import { signAndConfirm } from "./own-page";
import type { Site } from "./site";

/** Somebody who signed and asked for news: what a story has to know of them. */
export type Subscriber = { signer: Signer; id: string; nonce: Buffer };

/** Signs, asks for news and confirms. */
export async function subscribe(
  { site, mailbox, database }: { site: Site; mailbox: Mailbox; database: pg.Pool },
  signer: Signer,
): Promise<Subscriber> {
  const link = await signAndConfirm({ site, mailbox }, signer, { updates: "on" });
  const { id } = readLinkToken(link.split("/").at(-1)!)!;
  const { rows } = await database.query("select nonce from signature where id = $1", [id]);
  return { signer, id, nonce: rows[0].nonce };
}

/** Whether they get news, and whether their address is kept. */
export async function findSubscription(database: pg.Pool, { id }: Subscriber) {
  const { rows } = await database.query<{ wantsNews: boolean; keepsAddress: boolean }>(
    `select wants_updates as "wantsNews",
       exists (select from signer_address where signature_id = $1) as "keepsAddress"
     from signature where id = $1`,
    [id],
  );
  return rows[0];
}

/**
 * Mails the newest piece of news to one signer, as a mailing does to everybody who asked: only
 * to who wants it still, at the address that is kept for it. Returns how many mails that makes.
 */
export async function mailNews(database: pg.Pool, { id }: Subscriber): Promise<number> {
  const { rowCount } = await database.query(
    `with mail as (
       insert into mail_message
         (id, purpose, signature_id, update_id, locale, recipient, created_at)
       select gen_random_uuid(), 'update', s.id, news.id, s.locale, address.sealed, now()
       from signature s join signer_address address on address.signature_id = s.id,
         (select id from "update" where published_at is not null
          order by published_at desc limit 1) news
       where s.id = $1 and s.state = 'confirmed' and s.wants_updates
       returning id
     )
     select graphile_worker.add_job(
       'deliver_mails', json_build_object('mailIds', json_build_array(id)), priority => 10
     ) from mail`,
    [id],
  );
  return rowCount ?? 0;
}

/** The link out of the news that a mail holds, once in HTML and once in plain text. */
export function stopLinkOf({ html, text }: Pick<Mail, "html" | "text">): string {
  const [inHtml, inText] = [html, text].map(
    (body) => body.match(/https?:\/\/[^\s"'<>]+\/unsubscribe\/[\w-]+/g) ?? [],
  );
  if (inHtml?.length !== 1 || inText?.length !== 1 || inHtml[0] !== inText[0]) {
    throw new Error("one link out of the news was expected in HTML and text");
  }
  return inHtml[0]!;
}

/** The address of a mail program's one click (RFC 8058) on this site, with the language it carries. */
export function oneClickPathOf({ headers }: Pick<Mail, "headers">): string {
  const [, address] = /^<(https?:\/\/[^>\s]+)>$/.exec(headers["List-Unsubscribe"] ?? "") ?? [];
  if (!address) throw new Error("the mail has no List-Unsubscribe header");
  const { pathname, search } = new URL(address);
  return `${pathname}${search}`;
}
