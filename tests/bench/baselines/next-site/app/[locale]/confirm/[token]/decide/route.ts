import { readForm } from "@/lib/forms/read-form";
import { redirectTo } from "@/app/_edge/redirect";
import { parseTyped } from "@/lib/forms/typed-form";
import { paths } from "@/lib/paths";
import { parseCorrections } from "@/lib/signing/schema";

/** The confirm page's post, read and checked by the site's own code, and nothing changed. */
export async function POST(request: Request): Promise<Response> {
  const form = await readForm(request);
  const input = form.outcome === "read" ? parseTyped(form.fields, parseCorrections) : null;
  return input?.ok
    ? redirectTo(paths.thankYou("en", "british"))
    : new Response(null, { status: 422 });
}
