import { isDatabaseUnavailable } from "@/lib/db";
import { env } from "@/lib/env";
import { takeResendWebhook } from "@/lib/mail";

export const dynamic = "force-dynamic";

const largestMessage = 256 * 1024;
const statuses = { taken: 200, known: 200, forged: 401 } as const;

/** What Resend tells about mails. Anything that it has not signed is 401 and changes nothing. */
export async function POST(request: Request): Promise<Response> {
  if (!env.resendWebhookSecret) return answer(404);
  const body = await request.text();
  if (body.length > largestMessage) return answer(413);
  const headers = {
    id: request.headers.get("svix-id"),
    timestamp: request.headers.get("svix-timestamp"),
    signature: request.headers.get("svix-signature"),
  };
  try {
    const { outcome } = await takeResendWebhook(body, headers, { now: new Date() });
    return answer(statuses[outcome]);
  } catch (error) {
    if (!isDatabaseUnavailable(error)) throw error;
    // It comes again by itself.
    return answer(503);
  }
}

function answer(status: number): Response {
  return new Response(null, { status, headers: { "cache-control": "no-store" } });
}
