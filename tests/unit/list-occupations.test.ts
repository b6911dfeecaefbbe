import { describe, expect, it } from "vitest";
import { parseList } from "@/lib/signatories/parse-list";

const doubted = ["role_or_organisation"];

describe("one word after a name", () => {
  it.each([
    ["Ada Testwell, Librarian (pc)", "Librarian", "", []],
    ["Анна Образцова, Библиотекарь (в личном качестве)", "Библиотекарь", "", []],
    ["Ada Testwell, Journalist", "Journalist", "", []],
    ["Ada Testwell, Bookbinder (pc)", "Bookbinder", "", doubted],
    ["Ada Testwell, Bookbinder, Ireland", "Bookbinder", "", doubted],
    ["Ada Testwell, editor, Sampler", "editor", "Sampler", doubted],
    ["Nora Sampleton MP, Sampler", "MP", "Sampler", doubted],
    ["Ada Testwell, SAMPLE25", "", "SAMPLE25", doubted],
    ["Ada Testwell, Sampleton College", "", "Sampleton College", []],
  ])("is what somebody is, unless that is told already: %j", (line, role, organisation, doubts) => {
    expect(parseList(line)).toMatchObject([{ role, organisation, doubts }]);
  });
});
