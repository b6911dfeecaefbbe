import { NextResponse } from "next/server";
import { redirectTo } from "@/app/_edge/redirect";
import { isSameOrigin } from "@/app/_edge/same-origin";
import { staffLocaleCookie } from "@/app/_edge/staff-locale";
import { findCurrentActor } from "@/lib/accounts";
import { isDatabaseUnavailable } from "@/lib/db";
import { isLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

/** Keeps the language an organiser chose; nobody else gets a cookie. */
export async function POST(request: Request): Promise<Response> {
  const response = new NextResponse(null, redirectTo(paths.dashboard()));
  const chosen = isSameOrigin(request) ? await readChoice(request) : null;
  if (!isLocale(chosen) || !(await isSignedIn())) return response;
  const { name, options } = staffLocaleCookie();
  response.cookies.set(name, chosen, options);
  return response;
}

/** The page that everybody is sent to says what is the matter when the database is away. */
async function isSignedIn(): Promise<boolean> {
  try {
    return (await findCurrentActor()) !== null;
  } catch (error) {
    if (isDatabaseUnavailable(error)) return false;
    throw error;
  }
}

async function readChoice(request: Request): Promise<unknown> {
  try {
    return (await request.formData()).get("language");
  } catch {
    return null;
  }
}

/** Opening the address changes nothing. */
export function GET(): Response {
  return redirectTo(paths.dashboard());
}
