import { NextResponse } from "next/server";
import { redirectTo } from "@/app/_edge/redirect";
import { isSameOrigin } from "@/app/_edge/same-origin";
import { staffLocaleCookie } from "@/app/_edge/staff-locale";
import { findCurrentActor } from "@/lib/accounts";
import { isLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

/** Keeps the language an organiser chose; nobody else gets a cookie. */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request) || !(await findCurrentActor())) return redirectTo(paths.signIn());
  const chosen = await readChoice(request);
  const response = new NextResponse(null, redirectTo(paths.dashboard()));
  if (!isLocale(chosen)) return response;
  const { name, options } = staffLocaleCookie();
  response.cookies.set(name, chosen, options);
  return response;
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
