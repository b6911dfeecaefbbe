import type { FieldError, SignOutcome } from "../signing/schema";

export { isUrlencoded, readUrlencoded, type FormFields } from "./form-fields";
export { parseInvited } from "./invited-form";
export { isOvertaken, noteOverwriting } from "./overtaken";
export { parseTyped, typedValues } from "./typed-form";
export {
  matchesName,
  readHttps,
  readLine,
  readProse,
  readTypedDay,
  type TextFault,
} from "./typed-texts";

/** The largest body that a form or the API takes, in bytes (contract). */
export const largestBody = 64 * 1024;

/** The API has one field that the form does not: the language. */
export type ApiFieldError = FieldError | { field: "locale"; code: "choice" };

/** What became of a posted sign form. */
export type SignPostOutcome = SignOutcome | { outcome: "invalid"; errors: FieldError[] };

/** What became of a call of the API that signs. */
export type SignCallOutcome =
  SignOutcome | { outcome: "not_json" } | { outcome: "invalid"; errors: ApiFieldError[] };

/** Whether a body of this content type is JSON. */
export function isJson(contentType: string): boolean {
  return /^application\/(json|[\w.-]+\+json)\b/i.test(contentType);
}

/** The API's answer to every accepted address, known or not (contract, JSON API). */
export const signCallAccepted = {
  status: 202,
  headers: { "content-type": "application/json", "cache-control": "no-store" },
  body: JSON.stringify({ status: "check_your_email" }),
};
