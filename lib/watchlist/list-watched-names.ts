import { requirePermission, type Actor } from "../accounts/schema";
import type { WatchedName } from "./schema";
import { selectWatchedNames } from "./store";

/** The watch-list by name; the notables' names, which are watched too, are not in it. */
export async function listWatchedNames(actor: Actor): Promise<WatchedName[]> {
  requirePermission(actor, "moderateSignatures");
  return selectWatchedNames();
}
