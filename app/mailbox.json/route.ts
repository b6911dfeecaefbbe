import { z } from "zod";
import { streamMailbox } from "@/lib/mail";
import { mayOpenMailbox } from "../mailbox/gate";

export const dynamic = "force-dynamic";

const query = z.object({
  to: z.string().trim().min(1).optional().catch(undefined),
  limit: z.coerce.number().int().positive().optional().catch(undefined),
});

/** The local mailbox as JSON, newest first; `?to=` and `?limit=` narrow it. */
export async function GET(request: Request): Promise<Response> {
  if (!(await mayOpenMailbox())) return new Response("Not found\n", { status: 404 });
  const wanted = query.parse(Object.fromEntries(new URL(request.url).searchParams));
  return new Response(toStream(streamMailbox(wanted)), {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "no-store",
      "x-robots-tag": "noindex, nofollow",
    },
  });
}

/** Reads on only as fast as the other side takes; a reader that leaves closes the files. */
function toStream(pieces: AsyncGenerator<Uint8Array>): ReadableStream<Uint8Array> {
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await pieces.return(undefined);
    },
  });
}
