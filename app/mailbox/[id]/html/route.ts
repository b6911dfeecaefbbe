import { findLocalMail } from "@/lib/mail";
import { mayOpenMailbox } from "../../gate";

export const dynamic = "force-dynamic";

/** A mail may style itself and do nothing else: no script, no form, nothing loaded. */
const policy = "sandbox; default-src 'none'; style-src 'unsafe-inline'";

type Context = { params: Promise<{ id: string }> };

/** A mail's HTML as a mail program would show it. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const mail = (await mayOpenMailbox()) ? await findLocalMail((await params).id) : null;
  if (!mail) return new Response("Not found\n", { status: 404 });
  return new Response(mail.html, {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": policy,
      "cache-control": "no-store",
      "x-robots-tag": "noindex, nofollow",
    },
  });
}
