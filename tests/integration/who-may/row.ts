import type { Actor } from "@/lib/accounts/schema";

/** Who calls: the actor that pages would have, and the token of their session. */
export type Caller = { actor: Actor; sessionToken: string };

/** Who may call one function. */
export type Row = {
  /** `module.function`, as the module's `index.ts` exports it. */
  name: string;
  /** Everybody of the team whose sign-in is complete, admins only, or whoever has the link alone. */
  may: "team" | "admins" | "before the second step";
  /** Whether it wants a passkey shown within the last five minutes. */
  wantsFreshPasskey?: boolean;
  /**
   * Calls it as somebody who may would; anything that it answers is fine, also that there is
   * no such thing. It is called again for each kind of caller, on a database of its own.
   */
  call: (caller: Caller, now: Date) => Promise<unknown>;
};
