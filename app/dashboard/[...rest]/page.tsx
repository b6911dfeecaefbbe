import { redirect } from "next/navigation";
import { findCurrentActor } from "@/lib/accounts";
import { paths } from "@/lib/paths";

/** Rooms of the dashboard that do not exist: to its first page, or without a session to the sign-in. */
export default async function UnknownRoom() {
  redirect((await findCurrentActor()) ? paths.dashboard() : paths.signIn());
}
