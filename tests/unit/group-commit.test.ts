import { describe, expect, it } from "vitest";
import { GroupCommit, Overloaded, type WriteFault } from "@/lib/db/group-commit";

type Row = { key: string; bad?: boolean };
type Flush = (rows: Row[]) => Promise<string[]>;

/** A database that can be held still, so that the test decides when a commit happens. */
function makeDatabase() {
  const batches: string[][] = [];
  const gates: (() => void)[] = [];
  let isHeld = false;
  const stored = new Set<string>();
  const flush: Flush = async (rows) => {
    batches.push(rows.map(({ key }) => key));
    if (isHeld) await new Promise<void>((resolve) => gates.push(resolve));
    if (rows.some(({ bad }) => bad)) throw new Error("value out of range");
    for (const { key } of rows) stored.add(key);
    return rows.map(({ key }) => `stored ${key}`);
  };
  return {
    batches,
    stored,
    flush,
    hold: () => (isHeld = true),
    release: () => {
      isHeld = false;
      for (const open of gates.splice(0)) open();
    },
  };
}

function makeGroup(
  flush: Flush,
  options: Partial<ConstructorParameters<typeof GroupCommit<Row, string>>[0]> = {},
) {
  return new GroupCommit<Row, string>({
    flush,
    keyOf: ({ key }) => key,
    judge: () => "data",
    findOut: async (rows) => rows.map(() => null),
    ...options,
  });
}

/** Lets everything happen that needs no further event. */
const settle = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("writes that share a commit", () => {
  it("a lone write is flushed at once and waits for nobody", async () => {
    const database = makeDatabase();
    await expect(makeGroup(database.flush).write({ key: "anna" })).resolves.toBe("stored anna");
    expect(database.batches).toEqual([["anna"]]);
  });

  it("writes that arrive during a flush go together in the next one", async () => {
    const database = makeDatabase();
    const group = makeGroup(database.flush);
    database.hold();
    const first = group.write({ key: "anna" });
    const others = ["boris", "clara", "dmitri"].map((key) => group.write({ key }));
    database.release();
    await Promise.all([first, ...others]);
    expect(database.batches).toEqual([["anna"], ["boris", "clara", "dmitri"]]);
  });

  it("nobody is acknowledged before the commit", async () => {
    const database = makeDatabase();
    const group = makeGroup(database.flush);
    database.hold();
    let isAcknowledged = false;
    const write = group.write({ key: "anna" }).then(() => (isAcknowledged = true));
    await settle();
    expect(isAcknowledged).toBe(false);
    database.release();
    await write;
    expect(database.stored).toContain("anna");
  });

  it("a batch holds no more rows than it may", async () => {
    const database = makeDatabase();
    const group = makeGroup(database.flush, { mostInBatch: 2 });
    await Promise.all(["a", "b", "c", "d", "e"].map((key) => group.write({ key })));
    expect(database.batches.every((batch) => batch.length <= 2)).toBe(true);
    expect(database.stored.size).toBe(5);
  });

  it("the same person twice in a batch is one row, and both get its answer", async () => {
    const database = makeDatabase();
    const group = makeGroup(database.flush);
    database.hold();
    const first = group.write({ key: "anna" });
    const twice = [group.write({ key: "boris" }), group.write({ key: "boris" })];
    database.release();
    await first;
    expect(await Promise.all(twice)).toEqual(["stored boris", "stored boris"]);
    expect(database.batches[1]).toEqual(["boris"]);
  });
});

describe("writes that fail", () => {
  it("a bad row harms only itself", async () => {
    const database = makeDatabase();
    const group = makeGroup(database.flush);
    database.hold();
    const first = group.write({ key: "anna" });
    const bad = group.write({ key: "mallory", bad: true });
    const good = group.write({ key: "boris" });
    database.release();
    await expect(bad).rejects.toThrow("value out of range");
    expect(await Promise.all([first, good])).toEqual(["stored anna", "stored boris"]);
    expect(database.stored).toEqual(new Set(["anna", "boris"]));
  });

  it("a deadlock is tried once more, even for a lone row", async () => {
    let attempts = 0;
    const group = makeGroup(
      async (rows) => {
        attempts += 1;
        if (attempts === 1) throw new Error("deadlock detected");
        return rows.map(({ key }) => key);
      },
      { judge: () => "passing" },
    );
    await expect(group.write({ key: "anna" })).resolves.toBe("anna");
    expect(attempts).toBe(2);
  });

  it("after a lost connection each write is answered by what is there", async () => {
    const lost = makeGroup(
      async () => {
        throw new Error("Connection terminated unexpectedly");
      },
      {
        judge: () => "lost",
        findOut: async (rows) => rows.map(({ key }) => (key === "anna" ? "found anna" : null)),
      },
    );
    await expect(lost.write({ key: "anna" })).resolves.toBe("found anna");
    await expect(lost.write({ key: "boris" })).rejects.toThrow("Connection terminated");
  });

  it("while the server restarts it is asked again before anybody is refused", async () => {
    let asked = 0;
    const group = makeGroup(
      async () => {
        throw new Error("Connection terminated unexpectedly");
      },
      {
        judge: () => "lost",
        findOut: async (rows) => {
          asked += 1;
          if (asked < 3) throw new Error("the database system is starting up");
          return rows.map(({ key }) => `found ${key}`);
        },
      },
    );
    await expect(group.write({ key: "anna" })).resolves.toBe("found anna");
    expect(asked).toBe(3);
  });

  it("with the database away everybody is refused at once, and the next write is tried afresh", async () => {
    const database = makeDatabase();
    let fault: WriteFault | null = "away";
    const group = makeGroup(
      async (rows) => {
        if (fault) throw new Error("ECONNREFUSED");
        return database.flush(rows);
      },
      { judge: () => "away" },
    );
    await expect(group.write({ key: "anna" })).rejects.toThrow("ECONNREFUSED");
    fault = null;
    await expect(group.write({ key: "anna" })).resolves.toBe("stored anna");
  });
});

describe("pressure", () => {
  it("a full queue refuses at once instead of growing, and takes writes again afterwards", async () => {
    const database = makeDatabase();
    const group = makeGroup(database.flush, { mostWaiting: 2 });
    database.hold();
    const accepted = ["a", "b", "c"].map((key) => group.write({ key }));
    await expect(group.write({ key: "d" })).rejects.toBeInstanceOf(Overloaded);
    database.release();
    await Promise.all(accepted);
    await expect(group.write({ key: "d" })).resolves.toBe("stored d");
  });

  it("draining waits for everything that was accepted", async () => {
    const database = makeDatabase();
    const group = makeGroup(database.flush);
    database.hold();
    const writes = ["a", "b", "c"].map((key) => group.write({ key }));
    const drained = group.drain();
    database.release();
    await drained;
    expect(database.stored).toEqual(new Set(["a", "b", "c"]));
    await Promise.all(writes);
  });
});
