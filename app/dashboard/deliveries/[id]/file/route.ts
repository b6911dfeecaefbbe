import { ReadableStream } from "node:stream/web";
import { getTranslations } from "next-intl/server";
import { redirectTo } from "@/app/_edge/redirect";
import { isSameOrigin } from "@/app/_edge/same-origin";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import { findCurrentActor } from "@/lib/accounts";
import { needsSecondStep, NotPermitted, PasskeyNeeded } from "@/lib/accounts/schema";
import { isDatabaseUnavailable } from "@/lib/db";
import { downloadDelivery } from "@/lib/deliveries";
import { paths } from "@/lib/paths";
import { setFlash } from "../../../_shell/flash";

type Context = { params: Promise<{ id: string }> };

/**
 * The finished file, for the session of the admin who asked for it and has just shown a passkey;
 * that it was fetched is noted.
 */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { id } = await params;
  const page = redirectTo(paths.dashboardDelivery(id));
  if (!isSameOrigin(request)) return page;
  try {
    const actor = await findCurrentActor();
    if (!actor || needsSecondStep(actor)) return redirectTo(paths.signIn());
    const found = await downloadDelivery(actor, id, { now: new Date() });
    if (found.outcome === "gone") return page;
    const headers = {
      "content-type": "application/zip",
      "content-length": String(found.bytes),
      "content-disposition": `attachment; filename="${found.name}"`,
      "cache-control": "private, no-store",
    };
    return new Response(ReadableStream.from(found.content) as unknown as BodyInit, { headers });
  } catch (error) {
    if (error instanceof PasskeyNeeded) await sayWhatIsMissing();
    else if (!(error instanceof NotPermitted) && !isDatabaseUnavailable(error)) throw error;
    return page;
  }
}

/** The delivery's page then asks for the passkey. */
async function sayWhatIsMissing(): Promise<void> {
  const t = await getTranslations({ locale: await readStaffLocale(), namespace: "deliveries" });
  await setFlash(t("flash.showPasskey"));
}

/** Opening the address fetches nothing. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return redirectTo(paths.dashboardDelivery((await params).id));
}
