import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { parse } from "csv-parse/sync";
import { fileEnding, unzip } from "../../support/unzip";
import { wordsOf } from "./words";

type Files = Record<string, Buffer>;

/** The interface's own words, by their path below `deliveries`. */
export function deliveryText(path: string): string {
  const found = path
    .split(".")
    .reduce<unknown>(
      (node, key) => (node as Record<string, unknown>)[key],
      wordsOf("en").deliveries,
    );
  if (typeof found !== "string") throw new Error(`there is no text deliveries.${path}`);
  return found;
}

/** The dashboard's rooms for lists and hand-over, found by what is written there. */
export class DeliveryRoom {
  constructor(readonly page: Page) {}

  /** Asks for a list of all who agreed to be named to its recipient; ends on the list's page. */
  async ask(recipient: string): Promise<void> {
    await this.page.goto("/dashboard/deliveries/new");
    await this.field("recipient").fill(recipient);
    await this.field("purpose").fill("Handing over the statement");
    await this.page.getByLabel(deliveryText("profiles.handover.label")).check();
    await this.page.getByLabel("Free Boris Kagarlitsky", { exact: true }).check();
    await this.page.getByRole("button", { name: deliveryText("new.make") }).click();
  }

  /** Asks for what has changed since the list on whose page we are; ends on the supplement's. */
  async askForSupplement(): Promise<void> {
    const before = this.page.url();
    await this.page.locator("summary", { hasText: deliveryText("supplement.title") }).click();
    await this.page.getByRole("button", { name: deliveryText("supplement.make") }).click();
    await this.page.waitForURL((url) => url.href !== before);
  }

  /** The package of the list on whose page we are, unpacked, once the worker has made it. */
  async download(): Promise<Files> {
    await this.downloadButton.waitFor({ timeout: 30_000 });
    const [file] = await Promise.all([
      this.page.waitForEvent("download"),
      this.downloadButton.click(),
    ]);
    return unzip(await readFile(await file.path()));
  }

  get downloadButton() {
    return this.page.getByRole("button", { name: /download the package/i });
  }

  field(name: "recipient" | "purpose") {
    return this.page.getByLabel(deliveryText(`fields.${name}`), { exact: true });
  }
}

/** A package's names with their running numbers. */
export function namesOf(files: Files): { number: number; name: string }[] {
  const [, ...lines] = parse(fileEnding(files, "names.csv")) as string[][];
  return lines.map(([number, name]) => ({ number: Number(number), name: name! }));
}

/** The numbers that a supplement says are to be struck out. */
export function strikesOf(files: Files): number[] {
  // `strike` by itself is a method of every string.
  const { strike } = wordsOf("en").lists!.supplement as unknown as Record<string, string>;
  const sentence = strike!.replace("{number}", "(\\d+)");
  const note = fileEnding(files, "strike-out.txt").toString();
  return [...note.matchAll(new RegExp(sentence, "g"))].map(([, number]) => Number(number));
}
