"use server";

import { getTranslations } from "next-intl/server";
import {
  beginPasskeyCheck,
  beginPasskeyRegistration,
  finishPasskeyCheck,
  finishPasskeyRegistration,
} from "@/lib/accounts";
import { NotPermitted, PasskeyNeeded } from "@/lib/accounts/schema";
import { isDatabaseUnavailable } from "@/lib/db";
import { setFlash } from "../_shell/flash";
import { isFromOwnPage, requireSignedIn, type Visit } from "../_shell/visit";

/** What the browser hears: how to go on, or that it may not. */
type Begun<Options> = { options: Options | null };
type Finished = { isDone: boolean };

/** The first half of making a passkey. */
export async function beginRegistrationAction() {
  return begin((visit) => beginPasskeyRegistration(visit, visit));
}

/** The second half: keeps the passkey under a name. */
export async function finishRegistrationAction(response: unknown, name: unknown) {
  return finish(async (visit) => {
    const answer = { response, name: typeof name === "string" ? name : "" };
    const { outcome } = await finishPasskeyRegistration(visit, answer, visit);
    if (outcome === "refused") return false;
    const t = await getTranslations({ locale: visit.locale, namespace: "account" });
    await setFlash(t("passkeyRegistered"));
    return true;
  });
}

/** The first half of showing a passkey. */
export async function beginCheckAction() {
  return begin((visit) => beginPasskeyCheck(visit, visit));
}

/** The second half: the session has its second step, and is fresh for five minutes. */
export async function finishCheckAction(response: unknown) {
  return finish(async (visit) => {
    return (await finishPasskeyCheck(visit, response, visit)).outcome === "verified";
  });
}

async function begin<Options>(work: (visit: Visit) => Promise<Options>): Promise<Begun<Options>> {
  if (!(await isFromOwnPage())) return { options: null };
  return unlessRefused<Begun<Options>>(
    async () => ({ options: await work(await requireSignedIn()) }),
    { options: null },
  );
}

async function finish(work: (visit: Visit) => Promise<boolean>): Promise<Finished> {
  if (!(await isFromOwnPage())) return { isDone: false };
  return unlessRefused(async () => ({ isDone: await work(await requireSignedIn()) }), {
    isDone: false,
  });
}

async function unlessRefused<Result>(
  work: () => Promise<Result>,
  refused: Result,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof NotPermitted || error instanceof PasskeyNeeded) return refused;
    if (isDatabaseUnavailable(error)) return refused;
    throw error;
  }
}
