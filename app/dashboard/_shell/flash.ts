import { createHmac, timingSafeEqual } from "node:crypto";
import { cookies } from "next/headers";
import { spendCookie } from "@/app/_edge/spend-cookie";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { deriveSecret } from "@/lib/privacy";

/** Long enough to be carried to the next page, too short to be met again later. */
const secondsKept = 20;
const longestText = 600;

export const flashCookie = { name: "undersigned-flash", path: paths.dashboard() };

/**
 * Gives the next page of the dashboard one sentence to show, in words already. It travels in
 * a signed cookie, never in an address, so that nobody can put words there by a link. Never
 * anything about a signer.
 */
export async function setFlash(text: string): Promise<void> {
  const body = Buffer.from(text.slice(0, longestText), "utf8").toString("base64url");
  (await cookies()).set(flashCookie.name, `${body}.${sign(body)}`, {
    path: flashCookie.path,
    maxAge: secondsKept,
    sameSite: "lax",
    secure: env.publicUrl.startsWith("https:"),
  });
}

/** The sentence that the page before left, this once, or null. */
export async function takeFlash(): Promise<string | null> {
  const value = (await cookies()).get(flashCookie.name)?.value ?? "";
  const [body = "", signature = ""] = value.split(".", 2);
  const expected = Buffer.from(sign(body));
  const given = Buffer.from(signature);
  if (value) spendCookie(flashCookie);
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected);
  return body && isOurs ? Buffer.from(body, "base64url").toString("utf8") : null;
}

function sign(body: string): string {
  return createHmac("sha256", deriveSecret("flash")).update(body).digest("base64url");
}
