import type { IncomingHttpHeaders } from "node:http";
import { confirmByForm, signByCall, signByForm } from "@/lib/forms";
import {
  isJson,
  isUrlencoded,
  largestBody,
  readUrlencoded,
  signCallAccepted,
} from "@/lib/forms/schema";
import { type Locale, negotiateLocale, toLocale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";

/** An answer that needs no page. */
export interface PlainAnswer {
  status: number;
  headers: Record<string, string>;
  body?: string;
}

/** What is tried with a post: what became of it, and the answer when it went well. */
export interface Attempt {
  outcome: Promise<unknown>;
  answer: Promise<PlainAnswer | null>;
}

/** Tries a post with its whole body; null leaves it to Next untried. */
export type DirectPost = (body: Buffer) => Attempt | null;

type Try = (
  body: Buffer,
  place: { locale: Locale; name: string },
  headers: IncomingHttpHeaders,
) => Attempt | null;

/** The posts that a storm consists of, by their handlers' addresses. */
const directPosts: { path: RegExp; takes: (contentType: string) => boolean; attempt: Try }[] = [
  {
    path: /^\/(en|ru)\/statements\/([a-z0-9-]{1,80})\/sign$/,
    takes: isUrlencoded,
    attempt: (body, { locale, name: slug }, headers) =>
      trying(
        signByForm(readUrlencoded(body), { slug, locale, network: networkOf(headers) }, atOnce()),
        ({ outcome }) =>
          outcome === "awaiting_confirmation" ? redirectTo(paths.checkYourEmail(locale)) : null,
      ),
  },
  {
    path: /^\/(en|ru)\/confirm\/([\w-]{62})\/decide$/,
    takes: isUrlencoded,
    attempt: (body, { locale, name: token }) => {
      const fields = readUrlencoded(body);
      if (fields.first.decision === "not-me") return null;
      return trying(confirmByForm(token, fields, atOnce()), (result) =>
        result.outcome === "confirmed"
          ? redirectTo(paths.thankYou(locale, result.statementSlug))
          : null,
      );
    },
  },
  {
    path: /^\/(api)\/v1\/statements\/([a-z0-9-]{1,80})\/signatures$/,
    takes: isJson,
    attempt: (body, { name: slug }, headers) => {
      const locale = negotiateLocale(headers["accept-language"]);
      return trying(
        signByCall(body, { slug, locale, network: networkOf(headers) }, atOnce()),
        ({ outcome }) => (outcome === "awaiting_confirmation" ? signCallAccepted : null),
      );
    },
  },
];

/**
 * How to try a post before Next gets it, or null for one to another address. Untried remain
 * other kinds of bodies and those that are larger than a form may be.
 */
export function findDirectPost(url: string, headers: IncomingHttpHeaders): DirectPost | null {
  for (const { path, takes, attempt } of directPosts) {
    const [, segment, name] = path.exec(url) ?? [];
    if (name === undefined) continue;
    const isTaken = takes(headers["content-type"] ?? "");
    const locale = toLocale(segment);
    return (body) =>
      isTaken && body.length <= largestBody ? attempt(body, { locale, name }, headers) : null;
  }
  return null;
}

function trying<T>(outcome: Promise<T>, answerOf: (outcome: T) => PlainAnswer | null): Attempt {
  return { outcome, answer: outcome.then(answerOf) };
}

/** Like the route handlers' own (app/_edge/redirect.ts). */
function redirectTo(location: string): PlainAnswer {
  return { status: 303, headers: { location, "cache-control": "no-store" } };
}

/** As `identifyVisitor` left it. */
function networkOf(headers: IncomingHttpHeaders): string | null {
  return String(headers["x-forwarded-for"] ?? "") || null;
}

function atOnce() {
  return { now: new Date() };
}
