import { describe, expect, it } from "vitest";
import { cast } from "@/prisma/seed/builders";
import { findIssued } from "@/lib/deliveries";
import { deliver, fileEnding, signAndConfirm } from "../../support/deliveries";
import { readPaper, squeeze } from "../../support/foreign-readers";

const { anna, vera, nobody } = cast;

describe("a list of several statements", () => {
  it("counts people, each once, and says so in everything that it holds", async () => {
    await signAndConfirm(anna, "british");
    await signAndConfirm(anna, "russian");
    await signAndConfirm(vera, "russian");
    await signAndConfirm(nobody, "british");
    const { delivery, files } = await deliver({
      statements: ["british", "russian"],
      formats: ["pdf"],
    });
    const line = "3 people with confirmed signatures = 1 named + 1 by initials + 1 counted only.";
    expect(fileEnding(files, "are-confirmed.txt").toString()).toContain(line);
    expect(squeeze(await readPaper(fileEnding(files, "names.pdf")))).toContain(squeeze(line));
    const [head, all] = fileEnding(files, "statistics.csv").toString().split("\r\n");
    expect([head, all]).toEqual(["by,value,people", "all,,3"]);
    const found = await findIssued(delivery.manifestSha256!);
    expect(found).toMatchObject({ statements: 2, sums: { confirmed: 3 } });
  });

  it("of one statement counts signatures", async () => {
    await signAndConfirm(anna, "british");
    const { files } = await deliver({ formats: ["csv"] });
    expect(fileEnding(files, "are-confirmed.txt").toString()).toContain("1 confirmed signature = ");
    expect(fileEnding(files, "statistics.csv").toString()).toMatch(/^by,value,signatures\r\n/);
  });
});
