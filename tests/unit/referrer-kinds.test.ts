import { describe, expect, it } from "vitest";
import { classifyReferrer } from "@/components/signing/classify-referrer";
import { readSource, submissionSources } from "@/lib/signing/schema";

const here = "https://free.example.org/en/statements/british";

describe("the kind of place that a page was reached from", () => {
  it.each([
    ["", "none"],
    ["https://www.google.com/", "search"],
    ["https://www.google.co.uk/search?q=anna+example", "search"],
    ["https://duckduckgo.com/", "search"],
    ["https://yandex.ru/search/?text=x", "search"],
    ["https://ya.ru/", "search"],
    ["android-app://com.google.android.googlequicksearchbox/", "search"],
    ["https://t.co/abc", "social"],
    ["https://l.facebook.com/l.php?u=x", "social"],
    ["https://m.vk.com/away.php", "social"],
    ["https://mastodon.social/@anna", "social"],
    ["https://x.com/anna/status/1", "social"],
    ["https://t.me/s/channel", "messenger"],
    ["https://web.telegram.org/k/", "messenger"],
    ["android-app://org.telegram.messenger/", "messenger"],
    ["https://web.whatsapp.com/", "messenger"],
    ["https://mail.google.com/mail/u/0/", "mail"],
    ["https://e.mail.ru/inbox", "mail"],
    ["https://mail.yandex.ru/", "mail"],
    ["https://webmail.example.org/", "mail"],
    ["https://outlook.live.com/mail/", "mail"],
    ["android-app://com.google.android.gm/", "mail"],
    ["https://labour.example/news/1?id=2", "site"],
    ["https://notgoogle.com.example/", "site"],
    ["https://box.com/", "site"],
    ["https://netflix.com/", "site"],
    ["https://free.example.org/en", "own"],
    ["https://free.example.org/ru/statements/british", "own"],
    ["https://FREE.example.org/en/updates", "own"],
    ["http://free.example.org/en", "site"],
    ["https://free.example.org:8443/en", "site"],
  ])("%s is %s", (referrer, kind) => {
    expect(classifyReferrer(referrer, here)).toBe(kind);
  });

  it("is not said where the form is shown again, nor of what is no address", () => {
    expect(classifyReferrer(here, here)).toBeNull();
    expect(classifyReferrer(`${here}?x#sign`, here)).toBeNull();
    expect(classifyReferrer("not an address", here)).toBeNull();
    expect(classifyReferrer("https://", here)).toBeNull();
  });
});

it("what a form says of it is one of the few words, or unknown", () => {
  for (const source of submissionSources) expect(readSource(source)).toBe(source);
  for (const odd of [undefined, null, "", "Search", "search ", 1, {}, ["search"], "__proto__"]) {
    expect(readSource(odd)).toBe("unknown");
  }
});
