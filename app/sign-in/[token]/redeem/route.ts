import { NextResponse } from "next/server";
import { redirectTo } from "@/app/_edge/redirect";
import { isSameOrigin } from "@/app/_edge/same-origin";
import { redeemSignInLink, sessionCookie } from "@/lib/accounts";
import { isDatabaseUnavailable } from "@/lib/db";
import { paths } from "@/lib/paths";

type Context = { params: Promise<{ token: string }> };

/** The button of a sign-in link: opens a session, or leads back to the page, which says why not. */
export async function POST(request: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const page = paths.signInLink(token);
  // Otherwise another site's page could sign its visitor in to an account of its choice.
  if (!isSameOrigin(request)) return redirectTo(page);
  try {
    const redeemed = await redeemSignInLink(token, { now: new Date() });
    if (redeemed.outcome !== "signed_in") return redirectTo(page);
    const { name, options } = sessionCookie();
    const response = new NextResponse(null, redirectTo(paths.dashboard()));
    response.cookies.set(name, redeemed.sessionToken, { ...options, expires: redeemed.expiresAt });
    return response;
  } catch (error) {
    if (isDatabaseUnavailable(error)) return redirectTo(page);
    throw error;
  }
}

/** Who lands here by a reload is sent to the page. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  return redirectTo(paths.signInLink((await params).token));
}
