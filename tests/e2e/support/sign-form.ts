import type { Locator, Page } from "@playwright/test";
import type { Signer } from "@/prisma/seed/builders";
import type { Visibility } from "@/lib/signing/schema";
import type { Locale } from "@/lib/i18n/schema";
import { startingWith, wordsOf } from "./words";

/** The sign form, found as a person finds it: by what its labels say. */
export class SignForm {
  private readonly words;

  constructor(
    private readonly page: Page,
    locale: Locale,
  ) {
    this.words = wordsOf(locale).signing!;
  }

  textbox(field: "name" | "email" | "role" | "organisation"): Locator {
    return this.page.getByRole("textbox", { name: startingWith(this.words[field]!) });
  }

  choice(visibility: Visibility): Locator {
    const label = this.words.visibilities![visibility]!.label!;
    return this.page.getByRole("radio", { name: startingWith(label) });
  }

  box(field: "consent" | "updates" | "personalCapacity"): Locator {
    return this.page.getByRole("checkbox", { name: startingWith(this.words[field]!) });
  }

  get country(): Locator {
    return this.page.getByRole("combobox", { name: startingWith(this.words.country!) });
  }

  /** What has to be mended; Next keeps an empty alert of its own for screen readers. */
  get summary(): Locator {
    return this.page.getByRole("alert").filter({ has: this.page.getByRole("link") });
  }

  get button(): Locator {
    return this.page.getByRole("button", { name: this.words.submit!, exact: true });
  }

  /** Fills in what a signer has to say; the choice of visibility comes first, since it may hide fields. */
  async fill(signer: Signer): Promise<void> {
    await this.choice(signer.visibility).check();
    await this.textbox("email").fill(signer.email);
    if (signer.visibility !== "count") await this.fillNames(signer);
    if (signer.country) await this.country.selectOption(signer.country);
    await this.box("consent").check();
  }

  async send(): Promise<void> {
    await this.button.click();
  }

  private async fillNames({ name, role, organisation, personalCapacity }: Signer) {
    await this.textbox("name").fill(name);
    if (role) await this.textbox("role").fill(role);
    if (organisation) await this.textbox("organisation").fill(organisation);
    if (personalCapacity) await this.box("personalCapacity").check();
  }
}
