import { PrismaPg } from "@prisma/adapter-pg";
import type { EventEmitter } from "node:events";
import pg from "pg";
import { env } from "@/lib/env";
import { PrismaClient } from "./generated/client";
import { drainGroups } from "./shared-groups";
import { stripValues } from "./strip-values";

interface Connections {
  pool: pg.Pool;
  prisma: PrismaClient;
}

/** On the global object, because this file is evaluated more than once (lib/one-per-process.ts). */
const holder = globalThis as { undersignedDatabase?: Connections };

/**
 * The pool of connections to PostgreSQL, opened at the first use. The database gives
 * a statement up before the client does: otherwise a client that stopped waiting
 * would not know whether its signature was stored.
 */
export const pool: pg.Pool = lazily(() => connections().pool);

/** Prisma over the same pool. */
export const prisma: PrismaClient = lazily(() => connections().prisma);

/** Waits for accepted writes and running queries and closes every connection; a later use opens fresh ones. */
export async function closeDatabase(): Promise<void> {
  await drainGroups();
  const open = holder.undersignedDatabase;
  delete holder.undersignedDatabase;
  await open?.prisma.$disconnect();
  await open?.pool.end();
}

function connections(): Connections {
  return (holder.undersignedDatabase ??= open());
}

function open(): Connections {
  if (!env.databaseUrl) throw new Error("DATABASE_URL must be set: no database has been started");
  const pool = new pg.Pool({
    connectionString: env.databaseUrl,
    application_name: "undersigned",
    max: 20,
    connectionTimeoutMillis: 5_000,
    statement_timeout: 8_000,
    query_timeout: 10_000,
    idle_in_transaction_session_timeout: 15_000,
    keepAlive: true,
  });
  // A server that goes away ends idle connections; without a listener that would end the process.
  pool.on("error", () => {});
  pool.on("connect", stripErrorsOf);
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool) }) };
}

/** Ahead of the driver's own listener, so that nobody ever sees the error whole. */
function stripErrorsOf(client: pg.PoolClient): void {
  const { connection } = client as unknown as { connection: EventEmitter };
  connection.prependListener("errorMessage", stripValues);
}

/** An object that is made when something is first asked of it; its methods keep their `this`. */
function lazily<T extends object>(make: () => T): T {
  return new Proxy({} as T, {
    get(_, name) {
      const target = make();
      const value = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
    has: (_, name) => name in make(),
    getPrototypeOf: () => Object.getPrototypeOf(make()),
  });
}
