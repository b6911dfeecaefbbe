import type { Locator, Page } from "@playwright/test";
import type pg from "pg";
import type { Locale } from "@/lib/i18n/locales";
import { wordsOf } from "./words";

const words = wordsOf("en").statementsRoom!;
const languages = { en: "English", ru: "Russian" } as const satisfies Record<Locale, string>;

/** The room's own words, by their path below `statementsRoom`, with what stands in their blanks. */
export function say(path: string, blanks: Record<string, string | number> = {}): string {
  const found = path
    .split(".")
    .reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], words);
  if (typeof found !== "string") throw new Error(`there is no text statementsRoom.${path}`);
  return found.replace(/\{(\w+)\}/g, (whole, name: string) => String(blanks[name] ?? whole));
}

/** The dashboard's pages about statements, found as a person finds things: by what is written on them. */
export class StatementsRoom {
  constructor(readonly page: Page) {}

  field(name: "title" | "body" | "beginning", locale: Locale): Locator {
    const label = say(`text.${name}`, { language: languages[locale] });
    return this.page.getByRole("textbox", { name: label });
  }

  preview(locale: Locale): Locator {
    const name = say("text.preview", { language: languages[locale] });
    return this.page.getByRole("region", { name, exact: true });
  }

  button(path: string): Locator {
    return this.page.getByRole("button", { name: say(path), exact: true });
  }

  link(path: string): Locator {
    return this.page.getByRole("link", { name: say(path), exact: true });
  }

  get overwrite(): Locator {
    return this.page.getByRole("checkbox", { name: say("overwrite") });
  }

  get status(): Locator {
    return this.page.getByRole("status");
  }

  get problems(): Locator {
    return this.page.locator("#problems");
  }

  async write(
    locale: Locale,
    { title, body, beginning }: { title: string; body: string; beginning: string },
  ): Promise<void> {
    await this.field("title", locale).fill(title);
    await this.field("body", locale).fill(body);
    await this.field("beginning", locale).fill(beginning);
  }
}

/** Takes a statement away without a trace, as no page can: other stories read the exact list of statements. */
export async function removeStatement(database: pg.Pool, slug: string): Promise<void> {
  const client = await database.connect();
  const own = "(select id from statement where slug = $1)";
  try {
    await client.query("begin");
    await client.query(`delete from signature where statement_id = ${own}`, [slug]);
    await client.query("set local session_replication_role = replica");
    await client.query(
      `delete from statement_text where version_id in
         (select id from statement_version where statement_id = ${own})`,
      [slug],
    );
    await client.query(
      `delete from version_tally where version_id in
         (select id from statement_version where statement_id = ${own})`,
      [slug],
    );
    for (const table of ["statement_version", "daily_count", "mail_fate_count", "tally"]) {
      await client.query(`delete from ${table} where statement_id = ${own}`, [slug]);
    }
    await client.query("update statement set sister_id = null where sister_id = " + own, [slug]);
    await client.query("delete from statement where slug = $1", [slug]);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  } finally {
    client.release();
  }
}
