import { openSchemaEngine } from "./schema-engine";

/**
 * The SQL that turns a database of one Prisma schema into one of another: the
 * draft of the next migration. `null` as the starting point means an empty
 * database. Touches no database. Throws Prisma's own message for a broken schema.
 */
export async function diffSchemas(from: string | null, to: string): Promise<string> {
  const engine = await openSchemaEngine();
  try {
    const { stdout } = await engine.diff({
      from: from === null ? { tag: "empty" } : datamodel(from),
      to: datamodel(to),
      script: true,
      exitCode: null,
      filters: { externalTables: [], externalEnums: [] },
    });
    return stdout ?? "";
  } finally {
    engine.free();
  }
}

function datamodel(content: string) {
  return {
    tag: "schemaDatamodel" as const,
    files: [{ path: "schema.prisma", content }],
  };
}
