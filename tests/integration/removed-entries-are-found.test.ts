import { expect, it } from "vitest";
import { listAudit } from "@/lib/audit";
import { findTimeline, removeEntry, restoreEntry } from "@/lib/campaign";
import { signInAs } from "../support/actors";
import { later, storyStart as now } from "../support/clock";
import { forget } from "../support/retention";

it("on the timeline’s page until they are erased, the latest first, and by the log", async () => {
  const { actor } = await signInAs("admin");
  const read = () => findTimeline(actor, "en");
  const [first, second] = (await read()).entries;
  expect((await read()).removed).toEqual([]);
  await removeEntry(actor, first!.id, { now });
  await removeEntry(actor, second!.id, { now: later({ hours: 1 }) });
  const { entries, removed } = await read();
  expect(entries.map(({ id }) => id)).not.toContain(first!.id);
  expect(removed.map(({ id, text, goneAt }) => ({ id, text, goneAt }))).toEqual([
    { id: second!.id, text: second!.text, goneAt: later({ days: 7, hours: 1 }) },
    { id: first!.id, text: first!.text, goneAt: later({ days: 7 }) },
  ]);
  const { lines } = await listAudit(actor, { action: "timeline_entry.removed" }, null);
  expect(lines.map(({ subject }) => [subject!.isThere, subject!.place])).toEqual([
    [true, null],
    [true, null],
  ]);

  await restoreEntry(actor, second!.id, { now });
  expect((await read()).removed.map(({ id }) => id)).toEqual([first!.id]);
  const [line] = (await listAudit(actor, { action: "timeline_entry.restored" }, null)).lines;
  expect(line!.subject!.place).toBe("here");
  await forget(later({ days: 7 }));
  expect((await read()).removed).toEqual([]);
});
