import { cookies, headers } from "next/headers";
import { env } from "@/lib/env";
import { isLocale, negotiateLocale, staffLanguageCookie, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

/** The cookie that holds the language an organiser chose; only the dashboard sees it. */
export function staffLocaleCookie() {
  return {
    name: staffLanguageCookie,
    options: {
      httpOnly: true,
      sameSite: "lax",
      path: paths.dashboard(),
      maxAge: 365 * 86_400,
      secure: env.publicUrl.startsWith("https:"),
    } as const,
  };
}

/** The language of pages without one in their address: as chosen before, else the browser's. */
export async function readStaffLocale(): Promise<Locale> {
  const chosen = (await cookies()).get(staffLocaleCookie().name)?.value;
  return isLocale(chosen) ? chosen : negotiateLocale((await headers()).get("accept-language"));
}
