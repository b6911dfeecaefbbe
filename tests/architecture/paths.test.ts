import { expect, it } from "vitest";
import { inLocale, paths } from "@/lib/paths";

/** Sample arguments in the order in which the builders take them. */
const samples: Record<string, unknown[]> = {
  statement: ["en", "british"],
  signForm: ["en", "british"],
  signHandler: ["en", "british"],
  signatories: ["ru", "russian", { q: "Анна & Co", after: "c1" }],
  versions: ["en", "british"],
  confirm: ["en", "TOKEN"],
  confirmHandler: ["en", "TOKEN"],
  thankYou: ["en", "british"],
  signature: ["en", "TOKEN", { done: "saved" }],
  signatureData: ["en", "TOKEN"],
  unsubscribe: ["en", "TOKEN"],
  apiUnsubscribe: ["en", "TOKEN"],
  dashboardBoard: ["british", { undo: "ID" }],
  dashboardNotable: ["ID"],
  dashboardCategories: ["british"],
  dashboardInvite: ["british"],
  dashboardPromote: ["british", "Анна & Co"],
  dashboardImports: ["british"],
  dashboardImport: ["ID", 2],
  invitation: ["en", "TOKEN"],
  invitationHandler: ["en", "TOKEN"],
  update: ["en", "an-update"],
  signInLink: ["TOKEN"],
  signInHandler: ["TOKEN"],
  dashboardMember: ["ID"],
  dashboardSignatures: [{ state: "confirmed", q: "Анна" }],
  dashboardSignature: ["ID"],
  dashboardReview: [{ only: "flagged" }],
  dashboardRule: ["ID"],
  dashboardUpdate: ["ID"],
  dashboardUpdateMail: ["ID"],
  dashboardTimeline: [{ removed: "ID" }],
  dashboardEntry: ["ID"],
  dashboardStatement: ["ID"],
  dashboardStatementText: ["ID"],
  dashboardStatementFacts: ["ID"],
  dashboardStatementPublish: ["ID"],
  dashboardStatementOpening: ["ID"],
  dashboardStatementVersions: ["ID", { from: "1", to: "2" }],
  pressFile: ["ru", "names.txt"],
  photograph: ["NAME.jpg"],
  dashboardDelivery: ["ID"],
  dashboardDeliveryFile: ["ID"],
  verifyDelivery: ["en", { hash: "HASH" }],
  mailboxMessage: ["ID"],
  apiStatement: ["british"],
  apiSignatories: ["british"],
};

it("builds every address of the contract, and changes none unseen", () => {
  const builders = Object.entries(paths) as [string, (...given: never[]) => string][];
  const built = builders.map(([name, build]) => {
    const given = samples[name] ?? (build.length > 0 ? ["en"] : []);
    return [name, build(...(given as never[]))];
  });
  expect(Object.fromEntries(built)).toMatchSnapshot();
});

it("leaves no argument out of an address", () => {
  const addresses = Object.entries(paths).map(([name, build]) =>
    (build as (...given: unknown[]) => string)(...(samples[name] ?? ["en"])),
  );
  expect(addresses.filter((address) => /undefined|null|\[object/.test(address))).toEqual([]);
});

it.each([
  ["/en", "ru", "/ru"],
  ["/en/statements/british?q=a#sign", "ru", "/ru/statements/british?q=a#sign"],
  ["/ru/case", "en", "/en/case"],
  ["/sign-in", "ru", "/sign-in"],
  ["/enormous", "ru", "/enormous"],
] as const)("turns %s into %s as %s", (path, locale, expected) => {
  expect(inLocale(path, locale)).toBe(expected);
});
