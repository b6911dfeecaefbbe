import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlDriverAdapter,
  type SqlMigrationAwareDriverAdapterFactory,
} from "@prisma/driver-adapter-utils";
import type { SchemaEngine } from "@prisma/schema-engine-wasm";

type EngineModule = typeof import("@prisma/schema-engine-wasm") & {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
};

let loading: Promise<EngineModule> | undefined;

/**
 * Prisma's own schema engine, running as WebAssembly over our driver, so that
 * migrating needs no downloaded binary. The caller frees it with `engine.free()`.
 *
 * The package's entry imports the `.wasm` as a module, which Node does not do
 * without a flag; hence the loading by hand.
 */
export async function openSchemaEngine(
  database: SqlMigrationAwareDriverAdapterFactory = absentDatabase,
): Promise<SchemaEngine> {
  const { SchemaEngine } = await (loading ??= loadEngineModule());
  const adapter = bindMigrationAwareSqlAdapterFactory(database);
  return SchemaEngine.new({ datamodels: undefined }, () => {}, adapter);
}

async function loadEngineModule(): Promise<EngineModule> {
  const require = createRequire(import.meta.url);
  const glue = require.resolve("@prisma/schema-engine-wasm/schema_engine_bg");
  const bindings = (await import(glue)) as EngineModule;
  const wasm = await readFile(glue.replace(/\.js$/, ".wasm"));
  const { instance } = await WebAssembly.instantiate(wasm, {
    "./schema_engine_bg.js": bindings as unknown as WebAssembly.ModuleImports,
  });
  bindings.__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  return bindings;
}

/** Comparing schema files asks no database anything but its version; this one answers that. */
const absentConnection: SqlDriverAdapter = {
  provider: "postgres",
  adapterName: "absent",
  queryRaw: async () => ({ columnNames: [], columnTypes: [], rows: [] }),
  executeRaw: async () => 0,
  executeScript: async () => {},
  startTransaction: () => Promise.reject(new Error("there is no database to change here")),
  getConnectionInfo: () => ({ schemaName: "public", supportsRelationJoins: true }),
  dispose: async () => {},
};

const absentDatabase: SqlMigrationAwareDriverAdapterFactory = {
  provider: "postgres",
  adapterName: "absent",
  connect: async () => absentConnection,
  connectToShadowDb: async () => absentConnection,
};
