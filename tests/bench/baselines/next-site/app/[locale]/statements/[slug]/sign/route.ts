import { readForm } from "@/lib/forms/read-form";
import { redirectTo } from "@/app/_edge/redirect";
import { parseTyped } from "@/lib/forms/typed-form";
import { paths } from "@/lib/paths";
import { parseSignInput } from "@/lib/signing/schema";

/** The sign form's post, read and checked by the site's own code, and nothing stored. */
export async function POST(request: Request): Promise<Response> {
  const form = await readForm(request);
  const input = form.outcome === "read" ? parseTyped(form.fields, parseSignInput) : null;
  return input?.ok ? redirectTo(paths.checkYourEmail("en")) : new Response(null, { status: 422 });
}
