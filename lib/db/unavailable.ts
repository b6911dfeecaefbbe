/** Socket errors of Node, and what Prisma calls the same. */
const lostConnection = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "P1001",
  "P1002",
  "P1008",
  "P1017",
  "P2024",
  "P2037",
  "DatabaseNotReachable",
  "ConnectionClosed",
  "SocketTimeout",
  "TooManyConnections",
  "57014",
  "58030",
]);

/** Classes of PostgreSQL: connection lost, out of resources, shutting down or starting up. */
const lostClass = /^(08|53)[0-9A-Z]{3}$|^57P0[0-9]$/;

/** `pg` gives these no code of their own. */
const lostMessage =
  /connection terminated|connection ended|connection timeout|timeout exceeded when trying to connect|query read timeout|client was closed and is not queryable|client has encountered a connection error|cannot use a pool after calling end/i;

/**
 * Whether an error means that the database is away or too busy at the moment, as
 * opposed to a mistake of ours: the visitor then gets a 503 and an honest page.
 * Looks through the layers in which Prisma wraps what the driver said.
 */
export function isDatabaseUnavailable(error: unknown): boolean {
  return layersOf(error).some(
    ({ code, originalCode, kind, message }) =>
      [code, originalCode, kind].some(
        (name) => typeof name === "string" && (lostConnection.has(name) || lostClass.test(name)),
      ) ||
      (typeof message === "string" && lostMessage.test(message)),
  );
}

type Layer = Record<string, unknown>;

function layersOf(error: unknown, depth = 0): Layer[] {
  if (typeof error !== "object" || error === null || depth > 5) return [];
  const layer = error as Layer;
  const inner = [layer.cause, layer.meta, layer.driverAdapterError, ...listOf(layer.errors)];
  return [layer, ...inner.flatMap((found) => layersOf(found, depth + 1))];
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}
