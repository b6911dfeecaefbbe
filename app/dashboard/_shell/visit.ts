import { redirect } from "next/navigation";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import { findCurrentActor } from "@/lib/accounts";
import { needsSecondStep, type Actor } from "@/lib/accounts/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

/** Who asks, in which language, and when. */
export type Visit = { actor: Actor; locale: Locale; now: Date };

/**
 * The visit behind a request to the dashboard. Sends whoever is not signed in to the
 * sign-in, and whoever has not finished it to its second step. Throws while the database
 * cannot be asked; call it outside of what catches redirects.
 */
export async function requireVisit(): Promise<Visit> {
  const actor = await findCurrentActor();
  if (!actor) redirect(paths.signIn());
  if (needsSecondStep(actor)) redirect(paths.signInPasskey());
  return { actor, locale: await readStaffLocale(), now: new Date() };
}
