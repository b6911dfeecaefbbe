import { cookies } from "next/headers";
import { NextResponse } from "next/server";
import { redirectTo } from "@/app/_edge/redirect";
import { isSameOrigin } from "@/app/_edge/same-origin";
import { endSession, sessionCookie } from "@/lib/accounts";
import { isDatabaseUnavailable } from "@/lib/db";
import { paths } from "@/lib/paths";

/** Ends the session and forgets its cookie; without a session it only leads to the way in. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request)) return redirectTo(paths.dashboard());
  const { name, options } = sessionCookie();
  const token = (await cookies()).get(name)?.value;
  try {
    if (token) await endSession(token, { now: new Date() });
  } catch (error) {
    // A session that could not be ended keeps its cookie: the dashboard says that it is out of reach.
    if (isDatabaseUnavailable(error)) return redirectTo(paths.dashboard());
    throw error;
  }
  const response = new NextResponse(null, redirectTo(paths.signIn()));
  response.cookies.set(name, "", { ...options, maxAge: 0 });
  return response;
}

/** Opening the address changes nothing. */
export function GET(): Response {
  return redirectTo(paths.dashboard());
}
