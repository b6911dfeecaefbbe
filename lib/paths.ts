import type { Locale } from "./i18n/locales";

const encode = encodeURIComponent;

/**
 * Every address of the platform, relative to its origin. Nothing else builds one,
 * so that a change of a route is a change here and in the snapshot test.
 */
export const paths = {
  home: (locale: Locale) => `/${locale}`,
  statement: (locale: Locale, slug: string) => `/${locale}/statements/${encode(slug)}`,
  signForm: (locale: Locale, slug: string) => `/${locale}/statements/${encode(slug)}#sign`,
  signHandler: (locale: Locale, slug: string) => `/${locale}/statements/${encode(slug)}/sign`,
  signatories: (locale: Locale, slug: string, query: { q?: string; after?: string } = {}) =>
    withQuery(`/${locale}/statements/${encode(slug)}/signatories`, query),
  versions: (locale: Locale, slug: string) => `/${locale}/statements/${encode(slug)}/versions`,
  checkYourEmail: (locale: Locale) => `/${locale}/check-your-email`,
  confirm: (locale: Locale, token: string) => `/${locale}/confirm/${encode(token)}`,
  confirmHandler: (locale: Locale, token: string) => `/${locale}/confirm/${encode(token)}/decide`,
  notMe: (locale: Locale) => `/${locale}/not-me`,
  thankYou: (locale: Locale, slug: string) =>
    withQuery(`/${locale}/thank-you`, { statement: slug }),
  signature: (locale: Locale, token: string, query: { done?: string } = {}) =>
    withQuery(`/${locale}/signature/${encode(token)}`, query),
  signatureData: (locale: Locale, token: string) => `/${locale}/signature/${encode(token)}/data`,
  withdrawn: (locale: Locale) => `/${locale}/withdrawn`,
  findMySignature: (locale: Locale) => `/${locale}/find-my-signature`,
  linksOnTheirWay: (locale: Locale) => `/${locale}/find-my-signature/sent`,
  unsubscribe: (locale: Locale, token: string) => `/${locale}/unsubscribe/${encode(token)}`,
  unsubscribed: (locale: Locale) => `/${locale}/unsubscribed`,
  caseTimeline: (locale: Locale) => `/${locale}/case`,
  invitation: (locale: Locale, token: string) => `/${locale}/invitation/${encode(token)}`,
  invitationHandler: (locale: Locale, token: string) =>
    `/${locale}/invitation/${encode(token)}/sign`,
  updates: (locale: Locale) => `/${locale}/updates`,
  update: (locale: Locale, slug: string) => `/${locale}/updates/${encode(slug)}`,
  press: (locale: Locale) => `/${locale}/press`,
  pressFile: (locale: Locale, file: string) => `/${locale}/press/${encode(file)}`,
  privacy: (locale: Locale) => `/${locale}/privacy`,
  risks: (locale: Locale) => `/${locale}/privacy#risks`,
  contact: (locale: Locale) => `/${locale}/contact`,
  verifyDelivery: (locale: Locale, query: { hash?: string } = {}) =>
    withQuery(`/${locale}/verify`, query),
  signIn: () => "/sign-in",
  signInLink: (token: string) => `/sign-in/${encode(token)}`,
  signInHandler: (token: string) => `/sign-in/${encode(token)}/redeem`,
  signInSent: () => "/sign-in/sent",
  signInPasskey: () => "/sign-in/passkey",
  signOut: () => "/sign-in/out",
  dashboard: () => "/dashboard",
  dashboardSignatures: (query: Record<string, string | undefined> = {}) =>
    withQuery("/dashboard/signatures", query),
  dashboardSignature: (id: string) => `/dashboard/signatures/${encode(id)}`,
  dashboardReview: (query: { only?: string; after?: string } = {}) =>
    withQuery("/dashboard/signatures/review", query),
  dashboardChanges: () => "/dashboard/signatures/changes",
  dashboardRules: () => "/dashboard/signatures/rules",
  dashboardNewRule: () => "/dashboard/signatures/rules/new",
  dashboardRule: (id: string) => `/dashboard/signatures/rules/${encode(id)}`,
  dashboardWatchedNames: () => "/dashboard/signatures/watched-names",
  dashboardLookUp: () => "/dashboard/signatures/look-up",
  dashboardSignatories: () => "/dashboard/signatories",
  dashboardBoard: (slug: string, query: { undo?: string } = {}) =>
    withQuery("/dashboard/signatories", { statement: slug, ...query }),
  dashboardNotable: (id: string) => `/dashboard/signatories/${encode(id)}`,
  dashboardCategories: (slug: string) =>
    withQuery("/dashboard/signatories/categories", { statement: slug }),
  dashboardInvite: (slug: string) =>
    withQuery("/dashboard/signatories/invite", { statement: slug }),
  dashboardPromote: (slug: string, q?: string) =>
    withQuery("/dashboard/signatories/promote", { statement: slug, q }),
  dashboardImports: (slug: string) =>
    withQuery("/dashboard/signatories/import", { statement: slug }),
  dashboardImport: (id: string, page?: number) =>
    withQuery(`/dashboard/signatories/import/${encode(id)}`, { page: page?.toString() }),
  dashboardStatements: () => "/dashboard/statements",
  dashboardNewStatement: () => "/dashboard/statements/new",
  dashboardStatement: (id: string) => `/dashboard/statements/${encode(id)}`,
  dashboardStatementText: (id: string) => `/dashboard/statements/${encode(id)}/text`,
  dashboardStatementFacts: (id: string) => `/dashboard/statements/${encode(id)}/facts`,
  dashboardStatementPublish: (id: string) => `/dashboard/statements/${encode(id)}/publish`,
  dashboardStatementOpening: (id: string) => `/dashboard/statements/${encode(id)}/opening`,
  dashboardStatementVersions: (id: string, query: { from?: string; to?: string } = {}) =>
    withQuery(`/dashboard/statements/${encode(id)}/versions`, query),
  dashboardUpdates: () => "/dashboard/updates",
  dashboardNewUpdate: () => "/dashboard/updates/new",
  dashboardUpdate: (id: string) => `/dashboard/updates/${encode(id)}`,
  dashboardUpdateMail: (id: string) => `/dashboard/updates/${encode(id)}/mail`,
  dashboardTimeline: (query: { removed?: string; hidden?: string } = {}) =>
    withQuery("/dashboard/timeline", query),
  dashboardSituation: () => "/dashboard/timeline/situation",
  dashboardNewEntry: () => "/dashboard/timeline/new",
  dashboardEntry: (id: string) => `/dashboard/timeline/${encode(id)}`,
  dashboardDeliveries: (query: { after?: string } = {}) =>
    withQuery("/dashboard/deliveries", query),
  dashboardNewDelivery: (query: { afresh?: "yes" } = {}) =>
    withQuery("/dashboard/deliveries/new", query),
  dashboardDelivery: (id: string) => `/dashboard/deliveries/${encode(id)}`,
  dashboardDeliveryFile: (id: string) => `/dashboard/deliveries/${encode(id)}/file`,
  dashboardMail: () => "/dashboard/mail",
  dashboardMailRetry: () => "/dashboard/mail/retry",
  dashboardTeam: () => "/dashboard/team",
  dashboardMember: (id: string) => `/dashboard/team/${encode(id)}`,
  dashboardAudit: (query: Record<string, string | undefined> = {}) =>
    withQuery("/dashboard/audit", query),
  auditExport: () => "/dashboard/audit/export",
  dashboardSettings: () => "/dashboard/settings",
  settingsPhotograph: () => "/dashboard/settings/photograph",
  settingsTexts: () => "/dashboard/settings/texts",
  dashboardAccount: () => "/dashboard/account",
  recoveryCodes: () => "/dashboard/account#codes",
  dashboardLanguage: () => "/dashboard/language",
  photograph: (file: string) => `/photograph/${encode(file)}`,
  mailbox: () => "/mailbox",
  mailboxMessage: (id: string) => `/mailbox/${encode(id)}`,
  mailboxJson: () => "/mailbox.json",
  apiStatements: () => "/api/v1/statements",
  apiStatement: (slug: string) => `/api/v1/statements/${encode(slug)}`,
  apiSignatories: (slug: string) => `/api/v1/statements/${encode(slug)}/signatories`,
  apiUnsubscribe: (locale: Locale, token: string) =>
    withQuery(`/api/unsubscribe/${encode(token)}`, { locale }),
  apiChallenge: () => "/api/v1/challenge",
  apiDescription: () => "/api/v1/openapi.json",
  resendWebhook: () => "/api/webhooks/resend",
  healthz: () => "/healthz",
  readyz: () => "/readyz",
} as const;

/** Where this machine itself reaches a server that listens on `host`, which may mean every address. */
export function localOrigin({ host, port }: { host: string; port: number }): string {
  const here = { "0.0.0.0": "127.0.0.1", "::": "::1" }[host] ?? host;
  return `http://${here.includes(":") ? `[${here.replace(/^\[|\]$/g, "")}]` : here}:${port}`;
}

/** The same page in another interface language; addresses without a language stay as they are. */
export function inLocale(path: string, locale: Locale): string {
  return path.replace(/^\/[a-z]{2}(?=[/?#]|$)/, `/${locale}`);
}

function withQuery(path: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return given.length ? `${path}?${new URLSearchParams(given)}` : path;
}
