import { createTranslator } from "use-intl/core";
import { describe, expect, it } from "vitest";
import ru from "@/lib/i18n/messages/ru.json";
import { bindAll, bindRussian } from "@/lib/i18n/russian-spaces";
import { consentMessages } from "@/lib/signing/consent-wording";

/** A space that does not break, made visible. */
const seen = (text: string) => text.replaceAll("\u00a0", "·");

describe("spaces in Russian", () => {
  it.each([
    ["Одно нажатие — и подпись учтена", "Одно нажатие·— и подпись учтена"],
    ["№ {number}", "№·{number}"],
    ["Ссылка действует 7 дней", "Ссылка действует 7·дней"],
    ["{number} человек подписал", "{number}·человек подписал"],
    ["(в личном качестве)", "(в личном качестве)"],
    ["25-26 of", "25-26 of"],
  ])("do not break where a line must not: %s", (written, bound) => {
    expect(seen(bindRussian(written))).toBe(bound);
  });

  it("leave the parts of a message that are not its words", () => {
    const plural = "{count, plural, =0 {Пока 0} one {# список — один} few {# списка} other {#}}";
    expect(seen(bindRussian(plural))).toBe(
      "{count, plural, =0 {Пока 0} one {#·список·— один} few {#·списка} other {#}}",
    );
  });

  it("change nothing but themselves in any message, and each can still be said", () => {
    const bound = bindAll(ru);
    expect(JSON.parse(JSON.stringify(bound).replaceAll("\u00a0", " "))).toEqual(
      JSON.parse(JSON.stringify(ru).replaceAll("\u00a0", " ")),
    );
    const t = createTranslator({ locale: "ru", messages: bound });
    expect(seen(t("checkYourEmail.expiry"))).toContain("7·дней");
    expect(seen(t("press.beside", { count: 18 }))).toBe("и 18·первых подписантов");
  });

  it("are ordinary ones in the wording of consent, which is kept to the letter", () => {
    const read = (key: string) =>
      key.split(".").reduce<unknown>((part, name) => (part as never)[name], ru.signing) as string;
    for (const key of consentMessages) expect(bindRussian(read(key)), key).toBe(read(key));
  });
});
