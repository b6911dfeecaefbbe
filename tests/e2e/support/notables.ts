import type { Locator, Page } from "@playwright/test";
import { startingWith, wordsOf } from "./words";

const words = wordsOf("en").notables!;

/** The dashboard's rooms for notable signatories, found by what is written there. */
export class NotablesRoom {
  constructor(readonly page: Page) {}

  async openBoard(statement = "british"): Promise<void> {
    await this.page.goto(`/dashboard/signatories?statement=${statement}`);
  }

  /** Adds a category with titles in both languages. */
  async addCategory(en: string, ru: string, statement = "british"): Promise<void> {
    await this.page.goto(`/dashboard/signatories/categories?statement=${statement}`);
    const part = this.page.locator("#add");
    await part.getByRole("textbox").first().fill(en);
    await part.getByRole("textbox").last().fill(ru);
    await part.getByRole("button").click();
    await this.page.getByText(words.categoryForm!.added!).waitFor();
  }

  /** Pastes a list into the import's form and sends it. */
  async pasteList(list: string, sourceNote: string, statement = "british"): Promise<void> {
    await this.page.goto(`/dashboard/signatories/import?statement=${statement}`);
    // At one stroke, as a paste does: typed letter by letter a megabyte takes minutes.
    await this.textbox(words.import!.list!).evaluate((field, text) => {
      (field as HTMLTextAreaElement).value = text;
    }, list);
    await this.textbox(words.import!.sourceNote!).fill(sourceNote);
    await this.press(words.import!.read!);
  }

  textbox(label: string): Locator {
    return this.page.getByRole("textbox", { name: startingWith(label) });
  }

  async press(button: string): Promise<void> {
    await this.page.getByRole("button", { name: button, exact: true }).click();
  }

  /** One line of the preview, by the quoted text. */
  row(raw: string): Locator {
    return this.page.getByRole("group").filter({ hasText: raw });
  }

  /** The names of a category in the order of the board. */
  async namesIn(category: string): Promise<string[]> {
    return this.column(category).getByRole("listitem").getByRole("link").allInnerTexts();
  }

  column(category: string): Locator {
    const heading = this.page.getByRole("heading", { name: startingWith(category), level: 3 });
    return this.page.locator("div").filter({ has: heading }).last();
  }

  handle(name: string): Locator {
    const label = words.board!.handle!.replace("{name}", name);
    return this.page.getByRole("button", { name: label, exact: true });
  }
}
