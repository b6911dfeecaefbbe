import type { NextAuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { env } from "../env";
import { deriveSecret } from "../privacy";
import { sessionLimits, type Actor } from "./schema";
import { endSession, findLiveSession, keepSessionAlive } from "./sessions";

const minuteInSeconds = 60;

/** How often at most a busy session's row is written. */
const touchEverySeconds = minuteInSeconds;

/** The session's cookie. `__Host-` pins it to this host over HTTPS; plain HTTP is one's own machine. */
export function sessionCookie() {
  const secure = env.publicUrl.startsWith("https:");
  return {
    name: `${secure ? "__Host-" : ""}undersigned-session`,
    options: { httpOnly: true, sameSite: "lax", path: "/", secure } as const,
  };
}

/**
 * NextAuth over our own session table. It has no providers and no routes on purpose:
 * people get in by `redeemSignInLink` alone, because NextAuth's e-mail callback acts
 * on GET and carries the address (privacy rule 2).
 *
 * NextAuth turns a failing database into "no session"; `onFailure` tells the
 * caller, so that a lost database is not shown as a sign-out. Without `isUse` the session is
 * read and does not last any longer for it.
 */
export function makeAuthOptions(onFailure: (error: unknown) => void = () => {}, isUse = true) {
  const { name, options } = sessionCookie();
  return {
    providers: [],
    secret: deriveSecret("next-auth"),
    adapter: makeAdapter(onFailure, isUse),
    session: {
      strategy: "database",
      maxAge: sessionLimits.idleMinutes * minuteInSeconds,
      updateAge: touchEverySeconds,
    },
    // No other cookie's name may begin with this one: NextAuth would take it for a part of the token.
    cookies: { sessionToken: { name, options } },
    callbacks: {
      session: ({ session, user }) => ({ ...session, user: user as unknown as Actor }),
    },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  } satisfies NextAuthOptions;
}

function makeAdapter(onFailure: (error: unknown) => void, isUse: boolean): Adapter {
  return {
    async getSessionAndUser(sessionToken) {
      const live = await reporting(onFailure, findLiveSession(sessionToken, { now: new Date() }));
      if (!live) return null;
      const { actor, endsAt } = live;
      return {
        session: { sessionToken, userId: actor.id, expires: endsAt },
        user: { ...actor, emailVerified: null },
      };
    },
    async updateSession({ sessionToken }) {
      if (isUse) await reporting(onFailure, keepSessionAlive(sessionToken, { now: new Date() }));
      return null;
    },
    async deleteSession(sessionToken) {
      await reporting(onFailure, endSession(sessionToken, { now: new Date() }));
      return null;
    },
  };
}

async function reporting<T>(onFailure: (error: unknown) => void, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    onFailure(error);
    throw error;
  }
}

/**
 * The person behind the current request, or null. Throws when the database cannot
 * be asked. `isUse` is false for what a page asks by itself: that puts off no session's end.
 * Only inside a Next page or handler: it reads the request's cookies.
 */
export async function findCurrentActor({ isUse = true } = {}): Promise<Actor | null> {
  const failures: unknown[] = [];
  // Loaded here, so that the command line and the worker do without NextAuth and Next.
  const { getServerSession } = await import("next-auth/next");
  const options = makeAuthOptions((error) => failures.push(error), isUse);
  const session = await getServerSession(options);
  if (failures.length) throw failures[0];
  return (session?.user as Actor | undefined) ?? null;
}
