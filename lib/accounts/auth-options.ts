import type { NextAuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import { env } from "../env";
import { paths } from "../paths";
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
 * NextAuth over our own session table. Its providers stay empty on purpose: people
 * get in by `redeemSignInLink` alone, because NextAuth's e-mail callback acts on
 * GET and carries the address (privacy rule 2).
 *
 * NextAuth turns a failing database into "no session"; `onFailure` tells the
 * caller, so that a lost database is not shown as a sign-out.
 */
export function makeAuthOptions(onFailure: (error: unknown) => void = () => {}) {
  const { name, options } = sessionCookie();
  const shortLived = (suffix: string) => ({ name: `${name}-${suffix}`, options });
  return {
    providers: [],
    secret: deriveSecret("next-auth"),
    adapter: makeAdapter(onFailure),
    session: {
      strategy: "database",
      maxAge: sessionLimits.idleMinutes * minuteInSeconds,
      updateAge: touchEverySeconds,
    },
    cookies: {
      sessionToken: { name, options },
      callbackUrl: shortLived("return"),
      csrfToken: shortLived("csrf"),
    },
    callbacks: {
      session: ({ session, user }) => ({ ...session, user: user as unknown as Actor }),
      redirect: () => env.publicUrl + paths.signIn(),
    },
    pages: { signIn: paths.signIn(), signOut: paths.dashboard(), error: paths.signIn() },
    logger: { error: () => {}, warn: () => {}, debug: () => {} },
  } satisfies NextAuthOptions;
}

function makeAdapter(onFailure: (error: unknown) => void): Adapter {
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
      await reporting(onFailure, keepSessionAlive(sessionToken, { now: new Date() }));
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
 * be asked. Only inside a Next page or handler: it reads the request's cookies.
 */
export async function findCurrentActor(): Promise<Actor | null> {
  const failures: unknown[] = [];
  // Loaded here, so that the command line and the worker do without NextAuth and Next.
  const { getServerSession } = await import("next-auth/next");
  const session = await getServerSession(makeAuthOptions((error) => failures.push(error)));
  if (failures.length) throw failures[0];
  return (session?.user as Actor | undefined) ?? null;
}

const openAuthRoutes = new Set(["GET session", "GET csrf", "POST signout"]);

/** True for the few NextAuth addresses that we answer; its own sign-in and callbacks stay shut. */
export function isOpenAuthRoute(method: string, segments: readonly string[]): boolean {
  return segments.length === 1 && openAuthRoutes.has(`${method} ${segments[0]}`);
}

type AuthContext = { params: Promise<{ nextauth: string[] }> };
type AuthHandler = (
  request: Request,
  context: AuthContext,
  options: NextAuthOptions,
) => Promise<Response>;

/** Lets NextAuth answer one of the open routes. */
export async function answerAuthRequest(request: Request, context: AuthContext): Promise<Response> {
  const entry: unknown = (await import("next-auth/next")).default;
  // A CommonJS module seen from an ES module: bundlers and Node disagree on what `default` is.
  const handler = typeof entry === "function" ? entry : (entry as { default: unknown }).default;
  return (handler as AuthHandler)(request, context, makeAuthOptions());
}
