import type { Locator, Page } from "@playwright/test";
import type { Signer } from "@/prisma/seed/builders";
import { manageLinkOf, type Mailbox } from "./mailbox";
import { SignForm } from "./sign-form";
import { fieldsOf, type Fields, type Site } from "./site";
import { wordsOf } from "./words";

/** Signs and confirms without a browser; returns the link in the mail that follows. */
export async function signAndConfirm(
  { site, mailbox }: { site: Site; mailbox: Mailbox },
  signer: Signer,
  { statement = "british", ...changes }: Fields & { statement?: string } = {},
): Promise<string> {
  const { locale, email, name, visibility, role, organisation } = signer;
  const fields = fieldsOf({ name, email }, { visibility, role, organisation, ...changes });
  await site.postForm(`/${locale}/statements/${statement}`, fields);
  const before = await mailbox.list(email);
  await site.confirm(await mailbox.waitForConfirmLink(email));
  return manageLinkOf(await mailbox.waitFor(email, Math.max(before.length, 1) + 1));
}

/** One's own page, found as a person finds it: by what is written on it. */
export class OwnPage {
  readonly form: SignForm;
  private readonly words;

  constructor(
    readonly page: Page,
    locale: "en" | "ru",
  ) {
    this.form = new SignForm(page, locale);
    this.words = wordsOf(locale).signature!;
  }

  /** What is stored, by its name on the page. */
  fact(name: string): Locator {
    const term = this.page.getByRole("term").getByText(this.words[name]!, { exact: true });
    return this.page.locator("dl > div", { has: term }).getByRole("definition");
  }

  async openChange(): Promise<void> {
    const part = this.page.locator("details", { hasText: this.words.changeOpen! });
    if (!(await part.evaluate((node) => (node as HTMLDetailsElement).open))) {
      await part.locator("summary").click();
    }
  }

  async save(): Promise<void> {
    await this.button("save").click();
  }

  async withdraw(): Promise<void> {
    await this.page.locator("summary", { hasText: this.words.withdrawOpen! }).click();
    await this.button("withdraw").click();
  }

  button(name: string): Locator {
    return this.page.getByRole("button", { name: this.words[name]!, exact: true });
  }

  /** What the page says of the last press of a button. */
  deed(name: string): Locator {
    return this.page.getByRole("status").filter({ hasText: this.words.deeds![name]!.title! });
  }
}
