import { describe, expect, it } from "vitest";
import { findFlags } from "@/lib/signing/flags";

describe("what is odd about a text", () => {
  it.each([
    ["Аnna Example", "mixed_script"],
    ["Ρaul Example", "mixed_script"],
    ["12345", "no_letters"],
    ["<b>Anna</b>", "markup"],
    ["<script>alert(1)", "markup"],
    ["Anna &lt;Example&gt;", "markup"],
    ["[url=x]Anna[/url]", "markup"],
    ["{{7*7}} Anna", "markup"],
    ["${jndi} Anna", "markup"],
    ["<img src=x onerror=alert(1)", "markup"],
  ])("%s is flagged %s", (name, flag) => {
    expect(findFlags(name, null, null)).toEqual([flag]);
  });

  it("is looked for in role and organisation as well", () => {
    expect(findFlags("Anna Example", "<i>poet</i>", "Рress")).toEqual(["mixed_script", "markup"]);
  });

  it.each([
    "Anna Example",
    "Иван Примеров",
    "Zoë O’Neil-Žižková",
    "Robert'); DROP TABLE students",
    "Anna Примерова",
    "Smith & Sons",
    "a < b > c",
    "I <3 unions",
    "Anna [she/her]",
    "Ἀριστοτέλης",
  ])("%s is not", (name) => {
    expect(findFlags(name, "R&D; staff", null)).toEqual([]);
  });
});
