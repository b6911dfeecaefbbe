import { findNonce } from "@/app/_edge/nonce";
import { findLocalMail } from "@/lib/mail";
import { mayOpenMailbox } from "../../gate";
import { allowStyles } from "./allow-styles";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ id: string }> };

/** A mail's HTML as a mail program would show it, under the site's own strict policy. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const mail = (await mayOpenMailbox()) ? await findLocalMail((await params).id) : null;
  if (!mail) return new Response("Not found\n", { status: 404 });
  return new Response(allowStyles(mail.html, findNonce(request.headers) ?? ""), {
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "x-robots-tag": "noindex, nofollow",
    },
  });
}
