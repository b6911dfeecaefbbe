export const dynamic = "force-dynamic";

/** The process lives and answers; nothing else is asked. */
export function GET(): Response {
  return new Response("ok\n", { headers: { "cache-control": "no-store" } });
}
