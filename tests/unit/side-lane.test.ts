import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { SideLane } from "@/scripts/web/side-lane";

/** Work that takes as long as the test says. */
function makeWork(log: string[]) {
  return (name: string, ms: number) => async () => {
    log.push(`${name} begins`);
    await new Promise((resolve) => setTimeout(resolve, ms));
    log.push(`${name} ends`);
  };
}

describe("the side lane", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("lets somebody who posts once go at once", async () => {
    const log: string[] = [];
    const done = new SideLane().run("anna", makeWork(log)("anna", 20));
    expect(log).toEqual(["anna begins"]);
    await vi.advanceTimersByTimeAsync(20);
    await done;
    expect(log).toEqual(["anna begins", "anna ends"]);
  });

  it("makes one who floods wait, and nobody else", async () => {
    const log: string[] = [];
    const lane = new SideLane();
    const work = makeWork(log);
    for (let n = 1; n <= 4; n += 1) void lane.run("mallory", work(`mallory ${n}`, 100));
    void lane.run("anna", work("anna", 100));
    expect(log).toEqual(["mallory 1 begins", "mallory 2 begins", "anna begins"]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(log).not.toContain("mallory 3 begins");
    await vi.advanceTimersByTimeAsync(150);
    expect(log).toContain("mallory 4 begins");
  });

  it("goes on after work that failed, in the order of arrival, and forgets who has gone", async () => {
    const log: string[] = [];
    const lane = new SideLane();
    const failing = lane.run("anna", () => Promise.reject(new Error("no page")));
    await expect(failing).rejects.toThrow("no page");
    const work = makeWork(log);
    const all = [1, 2, 3, 4].map((n) => lane.run("anna", work(`${n}`, 10)));
    await vi.advanceTimersByTimeAsync(10_000);
    await Promise.all(all);
    expect(log.filter((line) => line.includes("begins"))).toEqual(
      [1, 2, 3, 4].map((n) => `${n} begins`),
    );
    expect(Reflect.get(lane, "lanes")).toHaveProperty("size", 0);
  });
});
