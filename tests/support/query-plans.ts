import pg from "pg";

/** A query as the code sent it. */
export interface SentQuery {
  /** Set when it is prepared once a connection: then PostgreSQL may settle on one plan for all values. */
  name?: string;
  text: string;
  values: unknown[];
}

interface PlanNode {
  "Node Type": string;
  "Relation Name"?: string;
  "Actual Rows"?: number;
  "Actual Loops"?: number;
  "Rows Removed by Filter"?: number;
  "Rows Removed by Index Recheck"?: number;
  Plans?: PlanNode[];
}

/** Runs `work` and returns every query that it sent to any database, Prisma's too. */
export async function recordQueries(work: () => Promise<unknown>): Promise<SentQuery[]> {
  const sent: SentQuery[] = [];
  const send = pg.Client.prototype.query as (...parameters: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...parameters: unknown[]) {
    const [query, values] = parameters;
    const config = typeof query === "string" ? { text: query } : (query as Partial<SentQuery>);
    const given = Array.isArray(values) ? values : (config.values ?? []);
    sent.push({ name: config.name, text: config.text ?? "", values: given });
    return send.apply(this, parameters);
  } as never;
  try {
    await work();
  } finally {
    pg.Client.prototype.query = send as never;
  }
  return sent.filter(({ text }) => /^\s*(select|with|insert|update|delete)\b/i.test(text));
}

/** Rows that a sort may take and a scan may look at, where nothing else is asked: what a search may, not a table. */
const mostRows = 10_000;

/** The tables that grow with the campaign: nothing reads them from end to end. */
export const bigTables = ["signature", "campaign_signer"];

/** What of a query's plans grows with the table, and how many milliseconds the database took. */
export type Growth = { growth: string[]; ms: number };

/**
 * Runs a query on a grown database, undoes it, and says what in its plan grows with the table: a
 * sequential scan of one of `bigTables`, a scan or a sort of more than `most` rows.
 */
export async function findGrowth(
  client: pg.Client,
  query: SentQuery,
  most = mostRows,
): Promise<Growth> {
  await client.query("begin");
  try {
    const { Plan: analysed, "Execution Time": ms = 0 } = await explain(
      client,
      "analyze, timing off, ",
      query,
    );
    const plans = [analysed, ...(query.name ? [await explainForAnyValues(client, query)] : [])];
    return { growth: plans.flatMap(listNodes).flatMap((node) => findNodeGrowth(node, most)), ms };
  } finally {
    await client.query("rollback");
  }
}

async function explain(client: pg.Client, options: string, { text, values }: SentQuery) {
  const { rows } = await client.query(`explain (${options}format json) ${text}`, values);
  return rows[0]["QUERY PLAN"][0] as { Plan: PlanNode; "Execution Time"?: number };
}

async function explainForAnyValues(client: pg.Client, { text }: SentQuery): Promise<PlanNode> {
  return (await explain(client, "generic_plan, ", { text, values: [] })).Plan;
}

function listNodes(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(listNodes)];
}

function findNodeGrowth(node: PlanNode, most: number): string[] {
  const type = node["Node Type"];
  const table = node["Relation Name"];
  if (type === "Seq Scan" && table && bigTables.includes(table)) {
    return [`sequential scan of ${table}`];
  }
  // A bitmap holds places in the table, not rows: 300,000 of them take milliseconds, and the
  // scan above it that fetches the rows is looked at as any other.
  if (type === "Bitmap Index Scan") return [];
  const read = rowsOf(node) + dropped(node);
  if (type.includes("Scan") && read > most) return [`${type} of ${read} rows`];
  const sorted = (node.Plans ?? []).map(rowsOf).reduce((sum, rows) => sum + rows, 0);
  return type === "Sort" && sorted > most ? [`sort of ${sorted} rows`] : [];
}

function rowsOf(node: PlanNode): number {
  return (node["Actual Rows"] ?? 0) * (node["Actual Loops"] ?? 1);
}

function dropped(node: PlanNode): number {
  const rows = (node["Rows Removed by Filter"] ?? 0) + (node["Rows Removed by Index Recheck"] ?? 0);
  return rows * (node["Actual Loops"] ?? 1);
}
