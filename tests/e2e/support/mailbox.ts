import { setTimeout as sleep } from "node:timers/promises";
import type { APIRequestContext } from "@playwright/test";

/** A mail as `/mailbox.json` gives it. */
export type Mail = {
  id: string;
  to: string;
  from: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, string>;
  createdAt: string;
};

/** How long a story waits for a mail, also beside other work; it comes within 2 s on a quiet machine. */
const patience = 15_000;

/** The local mailbox, read as a person would: by address. */
export class Mailbox {
  constructor(private readonly request: APIRequestContext) {}

  /** Everything that came for that address, newest first. */
  async list(address: string): Promise<Mail[]> {
    const response = await this.request.get("/mailbox.json");
    const mails = (await response.json()) as Mail[];
    return mails.filter(({ to }) => to.toLowerCase() === address.toLowerCase());
  }

  /** Waits for the `count`th mail to that address and returns it; throws when it takes too long. */
  async waitFor(address: string, count = 1): Promise<Mail> {
    const end = Date.now() + patience;
    for (;;) {
      const mails = await this.list(address);
      if (mails.length >= count) return mails[mails.length - count]!;
      if (Date.now() > end) throw new Error(`no mail number ${count} to ${address} in time`);
      await sleep(50);
    }
  }

  /** The address behind the confirm button of the first mail to that address. */
  async waitForConfirmLink(address: string): Promise<string> {
    return confirmLinkOf(await this.waitFor(address));
  }
}

/** The one confirm link of a mail; throws unless HTML and text hold exactly the same one. */
export function confirmLinkOf({ html, text }: Pick<Mail, "html" | "text">): string {
  const links = [html, text].map(
    (body) => body.match(/https?:\/\/[^\s"'<>]+\/confirm\/[\w-]+/g) ?? [],
  );
  const [inHtml, inText] = links;
  if (inHtml?.length !== 1 || inText?.length !== 1 || inHtml[0] !== inText[0]) {
    throw new Error(
      `one confirm link was expected in HTML and text, found ${JSON.stringify(links)}`,
    );
  }
  return inHtml[0]!;
}

/** The link to the signer's own page in a mail. */
export function manageLinkOf({ text }: Pick<Mail, "text">): string {
  const [link] = text.match(/https?:\/\/\S+\/signature\/[\w-]+/) ?? [];
  if (!link) throw new Error("the mail holds no link to the signature");
  return link;
}
