import { describe, expect, it } from "vitest";
import { suggestAddress } from "@/components/signing/suggest-address";

describe("an address whose provider is spelled wrongly", () => {
  it.each([
    ["anna@gmial.com", "anna@gmail.com"],
    ["anna@gmail.con", "anna@gmail.com"],
    ["anna@gmail.co", "anna@gmail.com"],
    ["anna@gmail.ru", "anna@gmail.com"],
    ["Anna.Example@GMAL.COM ", "Anna.Example@gmail.com"],
    ["anna@gmail.com.", null],
    ["ivan@mial.ru", "ivan@mail.ru"],
    ["ivan@mail.ry", "ivan@mail.ru"],
    ["ivan@yandx.ru", "ivan@yandex.ru"],
    ["ivan@yadnex.ru", "ivan@yandex.ru"],
    ["ivan@yandex.tu", "ivan@yandex.ru"],
    ["zoe@protnmial.com", "zoe@protonmail.com"],
    ["zoe@porton.me", "zoe@proton.me"],
    ["zoe@hotnail.com", "zoe@hotmail.com"],
    ["zoe@yaho.co.uk", "zoe@yahoo.co.uk"],
    ["zoe@icloud.co", "zoe@icloud.com"],
  ])("%s probably means %s", (typed, meant) => {
    expect(suggestAddress(typed)).toBe(meant);
  });

  it.each([
    ...["anna@gmail.com", "anna@mail.com", "anna@ymail.com", "anna@email.com", "anna@mail.ru"],
    ...["anna@hotmail.ca", "anna@hotmail.fr", "anna@yahoo.fr", "anna@outlook.de", "anna@live.nl"],
    ...["anna@yandex.com", "anna@yandex.kz", "anna@mail.ee", "anna@gmx.at", "anna@me.com"],
    ...["anna@example.org", "anna@sampleton.ac.uk", "anna@mail.example.org", "anna@пример.рф"],
    ...[
      "",
      "anna",
      "anna@",
      "@gmial.com",
      "anna@b",
      "a@b@gmial.com",
      `a@${"g".repeat(90_000)}.com`,
    ],
  ])("%s is left alone", (typed) => {
    expect(suggestAddress(typed)).toBeNull();
  });
});
