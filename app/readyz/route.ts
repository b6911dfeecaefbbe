import { checkReadiness } from "@/lib/db";

export const dynamic = "force-dynamic";

/** 200 when database, migrations and worker are in order, else 503 with what is not. */
export async function GET(): Promise<Response> {
  const readiness = await checkReadiness();
  return Response.json(readiness, {
    status: readiness.ready ? 200 : 503,
    headers: { "cache-control": "no-store" },
  });
}
