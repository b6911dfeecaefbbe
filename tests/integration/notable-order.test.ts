import { describe, expect, it } from "vitest";
import { pool } from "@/lib/db";
import type { Actor } from "@/lib/accounts/schema";
import {
  addCategory,
  listNotables,
  moveCategory,
  moveNotable,
  removeCategory,
  removeNotable,
  renameCategory,
} from "@/lib/signatories";
import { signInAs } from "../support/actors";
import { storyStart } from "../support/clock";
import { importList, openBoard, readCategory, requireCategory } from "../support/notables";
import { british } from "../support/signing";

const now = storyStart;

async function makeCategory(actor: Actor, people: string[], title = "Speakers") {
  const added = await addCategory(actor, { slug: british, title: { en: title } }, { now });
  if (added.outcome !== "added") throw new Error(added.outcome);
  await importList(actor, [`${title}:`, ...people].join("\n"));
  return added.id;
}

const people = ["Anna Example", "Ivan Sample", "Vera Specimen", "Pavel Placeholder", "Zoë Fiction"];

describe("ordering a category", () => {
  it("puts somebody behind another, to the top, a place up or down, or into another category", async () => {
    const { actor } = await signInAs("organiser");
    const category = await makeCategory(actor, people);
    const names = async () => (await readCategory(category)).map(({ name }) => name.split(" ")[0]);
    const rows = await readCategory(category);
    const [anna, ivan, , pavel] = rows.map(({ id }) => id) as [string, string, string, string];

    const to = { categoryId: category, afterId: pavel };
    expect(await moveNotable(actor, { id: anna, to }, { now })).toMatchObject({
      outcome: "moved",
      position: 4,
      of: 5,
      anchorGone: false,
    });
    expect(await names()).toEqual(["Ivan", "Vera", "Pavel", "Anna", "Zoë"]);

    await moveNotable(actor, { id: anna, to: { categoryId: category, afterId: null } }, { now });
    expect(await names()).toEqual(["Anna", "Ivan", "Vera", "Pavel", "Zoë"]);

    await moveNotable(actor, { id: ivan, to: { step: "up" } }, { now });
    await moveNotable(actor, { id: ivan, to: { step: "up" } }, { now });
    expect(await names()).toEqual(["Ivan", "Anna", "Vera", "Pavel", "Zoë"]);
    await moveNotable(actor, { id: pavel, to: { step: "down" } }, { now });
    await moveNotable(actor, { id: pavel, to: { step: "down" } }, { now });
    expect(await names()).toEqual(["Ivan", "Anna", "Vera", "Zoë", "Pavel"]);

    const culture = await requireCategory("culture");
    await moveNotable(actor, { id: ivan, to: { categoryId: culture } }, { now });
    expect(await names()).toEqual(["Anna", "Vera", "Zoë", "Pavel"]);
    expect((await readCategory(culture)).at(-1)!.name).toBe("Ivan Sample");
  });

  it("goes by the board as it is, where the mover's view was old", async () => {
    const { actor } = await signInAs("organiser");
    const category = await makeCategory(actor, people);
    const [anna, ivan, vera] = (await readCategory(category)).map(({ id }) => id);
    await removeNotable(actor, { id: vera!, atWish: false }, { now });
    const behindVera = { categoryId: category, afterId: vera! };
    expect(await moveNotable(actor, { id: anna!, to: behindVera }, { now })).toMatchObject({
      outcome: "moved",
      position: 4,
      anchorGone: true,
    });
    expect(await moveNotable(actor, { id: vera!, to: { step: "up" } }, { now })).toEqual({
      outcome: "unknown",
    });
    for (const categoryId of ["", "nonsense", ivan!, "\0"]) {
      expect(await moveNotable(actor, { id: ivan!, to: { categoryId } }, { now })).toEqual({
        outcome: "unknown",
      });
    }
  });

  it("loses nobody and takes no place twice while two organisers order the same category", async () => {
    const { actor: one } = await signInAs("organiser");
    const { actor: other } = await signInAs("admin");
    const many = Array.from({ length: 12 }, (_, n) => `Person ${String.fromCharCode(65 + n)}`);
    const first = await makeCategory(one, many);
    const second = await makeCategory(one, people, "Listeners");
    const everybody = [...(await readCategory(first)), ...(await readCategory(second))];
    const ids = everybody.map(({ id }) => id);
    const pick = (n: number) => ids[(n * 7919) % ids.length]!;

    const move = (n: number, actor: Actor) => {
      const categoryId = n % 3 ? first : second;
      const to = [
        { categoryId, afterId: pick(n + 5) },
        { categoryId, afterId: null },
        { step: "up" } as const,
        { step: "down" } as const,
        { categoryId },
      ][n % 5]!;
      return moveNotable(actor, { id: pick(n), to }, { now });
    };
    /** Somebody who moves one after another, while the others do. */
    const order = async (actor: Actor, start: number) => {
      for (let n = start; n < start + 20; n += 1) {
        expect((await move(n, actor)).outcome).toBe("moved");
      }
    };
    await Promise.all([one, other, one, other, one, other].map((actor, n) => order(actor, n * 31)));

    const after = [await readCategory(first), await readCategory(second)];
    expect(
      after
        .flat()
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...ids].sort());
    for (const category of after) {
      const positions = category.map(({ position }) => position);
      expect(new Set(positions).size).toBe(positions.length);
      expect(positions.every((position) => position > 0)).toBe(true);
    }
  });

  it("keeps everybody while one moves and the other removes and adds", async () => {
    const { actor: one } = await signInAs("organiser");
    const { actor: other } = await signInAs("organiser");
    const category = await makeCategory(one, people);
    const rows = await readCategory(category);
    await Promise.all([
      ...rows.map(({ id }) => moveNotable(one, { id, to: { step: "up" } }, { now })),
      removeNotable(other, { id: rows[2]!.id, atWish: false }, { now }),
      importList(other, "Speakers:\nLate Comer\nLater Comer"),
      ...rows.map(({ id }) => moveNotable(other, { id, to: { step: "down" } }, { now })),
    ]);
    const names = (await readCategory(category)).map(({ name }) => name);
    expect(names.sort()).toEqual(
      [...people.filter((name) => name !== "Vera Specimen"), "Late Comer", "Later Comer"].sort(),
    );
  });

  it("is what the public page shows, without those who are not published", async () => {
    const { actor } = await signInAs("organiser");
    const culture = await requireCategory("culture");
    const before = await readCategory(culture);
    const last = before.at(-1)!;
    await moveNotable(actor, { id: last.id, to: { categoryId: culture, afterId: null } }, { now });
    await importList(actor, "culture:\nAnna Example");
    const [shown] = await listNotables(british, "en");
    expect(shown!.people.map(({ name }) => name)).toEqual(
      [last, ...before.slice(0, -1)].map(({ name }) => name),
    );
  });
});

describe("categories", () => {
  it("are added, named in both languages, ordered, and removed with their people moved", async () => {
    const { actor } = await signInAs("organiser");
    const title = { en: "Trade unions", ru: "Профсоюзы" };
    const added = await addCategory(actor, { slug: british, title }, { now });
    if (added.outcome !== "added") throw new Error(added.outcome);
    const { id } = added;
    const slugs = async () => (await openBoard(actor)).categories.map(({ slug }) => slug);
    expect((await slugs()).at(-1)).toBe("trade-unions-2");

    await renameCategory(actor, { id, title: { en: "Unions", ru: "Союзы" } }, { now });
    for (let n = 0; n < 9; n += 1) await moveCategory(actor, { id, step: "up" }, { now });
    expect((await slugs())[0]).toBe("trade-unions-2");
    const [first] = (await openBoard(actor)).categories;
    expect(first).toMatchObject({ title: "Unions", titles: { ru: "Союзы" } });

    await importList(actor, "Unions:\nAnna Example\nIvan Sample");
    expect(await removeCategory(actor, { id, moveTo: null }, { now })).toEqual({
      outcome: "not_empty",
    });
    const culture = await requireCategory("culture");
    const there = (await readCategory(culture)).length;
    expect(await removeCategory(actor, { id, moveTo: culture }, { now })).toEqual({
      outcome: "removed",
    });
    expect(await readCategory(culture)).toHaveLength(there + 2);
    expect(await removeCategory(actor, { id, moveTo: culture }, { now })).toEqual({
      outcome: "unknown",
    });
  });

  it("get an address part of their own where two are added at once", async () => {
    const { actor } = await signInAs("organiser");
    const add = () => addCategory(actor, { slug: british, title: { ru: "Учёные" } }, { now });
    await Promise.all([add(), add(), add()]);
    const { rows } = await pool.query<{ slug: string }>(
      "select slug from category where slug like 'category%' order by slug",
    );
    expect(rows.map(({ slug }) => slug)).toEqual(["category", "category-2", "category-3"]);
  });
});
