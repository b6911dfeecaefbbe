import { expect, it } from "vitest";
import { pool } from "@/lib/db";
import {
  addCategory,
  inviteNotable,
  removeCategory,
  removeNotable,
  undoRemoval,
} from "@/lib/signatories";
import { discardDraft } from "@/lib/statements";
import { signInAs } from "../support/actors";
import { storyStart as now } from "../support/clock";
import { wordingOf } from "../support/notables";
import { writeStatement } from "../support/statements";

it("is discarded once its board is empty, with whoever was taken off the board", async () => {
  const { actor } = await signInAs("organiser");
  const { id, basedOn } = await writeStatement(actor);
  const discard = () => discardDraft(actor, { id, basedOn: basedOn! }, { now });
  const category = await addCategory(actor, { slug: "bread", title: { en: "Poets" } }, { now });
  if (category.outcome !== "added") throw new Error(category.outcome);
  const person = { categoryId: category.id, wording: wordingOf("Vera Example") };
  const invitation = { slug: "bread", ...person, email: null, isAnother: false, locale: "en" };
  const invited = await inviteNotable(actor, { ...invitation, locale: "en" }, { now });
  if (invited.outcome !== "invited") throw new Error(invited.outcome);
  expect(await discard()).toEqual({ outcome: "in_use" });
  const removed = await removeNotable(actor, { id: invited.id, atWish: true }, { now });
  if (removed.outcome !== "removed") throw new Error(removed.outcome);
  await removeCategory(actor, { id: category.id, moveTo: null }, { now });

  expect(await discard()).toEqual({ outcome: "deleted" });
  const { removalId } = removed;
  expect(await undoRemoval(actor, { removalId }, { now })).toMatchObject({ outcome: "over" });
  for (const table of ["removed_notable", "notable_removal", "tally"]) {
    const left = await pool.query(`select from ${table} where statement_id = $1`, [id]);
    expect(left.rowCount, table).toBe(0);
  }
});
