import { redirectTo } from "@/app/_edge/redirect";
import { isSameOrigin } from "@/app/_edge/same-origin";
import { NotPermitted } from "@/lib/accounts/schema";
import { exportAudit } from "@/lib/audit";
import { readAuditFilter } from "@/lib/audit/schema";
import { isDatabaseUnavailable } from "@/lib/db";
import { readForm } from "@/lib/forms";
import { paths } from "@/lib/paths";
import { requireVisit } from "../../_shell/visit";

/** The log as a file. A post, because the log keeps that somebody took it. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return redirectTo(paths.dashboardAudit());
  const { actor, now } = await requireVisit();
  const { fields } = await readForm(request);
  try {
    const pieces = await exportAudit(actor, readAuditFilter(fields.first), { now });
    const file = `audit-log-${now.toISOString().slice(0, 10)}.csv`;
    return new Response(toBody(pieces), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="${file}"`,
        "cache-control": "no-store",
      },
    });
  } catch (error) {
    if (error instanceof NotPermitted) return new Response("403 Forbidden\n", { status: 403 });
    if (isDatabaseUnavailable(error)) return redirectTo(paths.dashboardAudit());
    throw error;
  }
}

function toBody(pieces: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  return new ReadableStream<string>({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => void (await pieces.return(undefined)),
  }).pipeThrough(new TextEncoderStream());
}

/** Opening the address changes nothing. */
export function GET(): Response {
  return redirectTo(paths.dashboardAudit());
}
