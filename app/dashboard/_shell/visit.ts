import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { findRequestStore } from "@/app/_edge/request-store";
import { isSameOrigin } from "@/app/_edge/same-origin";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import { findCurrentActor, sessionCookie } from "@/lib/accounts";
import { needsSecondStep, type Actor } from "@/lib/accounts/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

/** Who asks, in which session, in which language, and when. */
export type Visit = { actor: Actor; sessionToken: string; locale: Locale; now: Date };

/**
 * The visit behind a request to the dashboard. Sends whoever is not signed in to the
 * sign-in, and whoever has not finished it to its second step. Throws while the database
 * cannot be asked; call it outside of what catches redirects.
 */
export async function requireVisit(): Promise<Visit> {
  const visit = await requireSignedIn();
  if (needsSecondStep(visit.actor)) redirect(paths.signInPasskey());
  return visit;
}

/** Thrown where a form is sent whose session has ended meanwhile. */
export class SignedOut extends Error {
  override name = "SignedOut";
}

/**
 * As `requireVisit`, for a form: throws `SignedOut` instead of leading away from what was typed,
 * which may be an hour's work.
 */
export async function requireVisitOfForm(): Promise<Visit> {
  const visit = await findSignedIn();
  if (!visit || needsSecondStep(visit.actor)) throw new SignedOut();
  return visit;
}

/** As `requireVisit`, for what comes before the second step. */
export async function requireSignedIn(): Promise<Visit> {
  return (await findSignedIn()) ?? redirect(paths.signIn());
}

async function findSignedIn(): Promise<Visit | null> {
  // A page that looks again every two seconds would keep a session alive that nobody uses.
  const actor = await findCurrentActor({ isUse: !findRequestStore()?.asksByItself });
  const sessionToken = (await cookies()).get(sessionCookie().name)?.value;
  if (!actor || !sessionToken) return null;
  return { actor, sessionToken, locale: await readStaffLocale(), now: new Date() };
}

/** For actions: false for what another site's page has sent. */
export async function isFromOwnPage(): Promise<boolean> {
  return isSameOrigin({ headers: await headers() });
}
