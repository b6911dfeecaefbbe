import { expect, it } from "vitest";
import en from "@/lib/i18n/messages/en.json";
import ru from "@/lib/i18n/messages/ru.json";
import { consentWordings } from "@/lib/signing/consent-wordings";
import { consentVersion } from "@/lib/signing/schema";

const messages = { en, ru };

// New words are a new `consentVersion` with an entry of its own: what people agreed to is never rewritten.
it.each(["en", "ru"] as const)("the words that are shown in %s are on record", (locale) => {
  const { consent, consentHint, visibility, visibilities, updates, updatesHint } =
    messages[locale].signing;
  expect(consentWordings[consentVersion]?.[locale]).toEqual({
    consent,
    consentHint,
    visibility,
    visibilities,
    updates,
    updatesHint,
  });
});
