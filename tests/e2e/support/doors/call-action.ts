import type { APIRequestContext } from "@playwright/test";
import type { Fields } from "../site";
import type { FoundAction } from "./find-doors";

/** What came of a post to an action. */
export type Verdict =
  | "may"
  | "may not"
  | "shows a passkey first"
  | "to the sign-in"
  // What was typed stays there, with a way to sign in beside it.
  | "signs in first"
  | "to the second step"
  | "no answer of the action";

export type Answer = { verdict: Verdict; status: number; text: string };

const fresh = JSON.stringify({ attempt: 0, values: {}, problems: [], notice: null });

/** As a script of ours posts a form: the fields, and then what the action is called with. */
export function asForm(fields: Fields): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(`_1_${name}`, value ?? "");
  form.append("0", `[${fresh},"$K1"]`);
  return form;
}

/** As a browser without a script posts it: to the page, the action named inside. */
export function asPlainForm(id: string, fields: Fields): Record<string, string> {
  const given = Object.entries(fields).map(([name, value]) => [name, value ?? ""]);
  return {
    ...Object.fromEntries(given),
    $ACTION_REF_1: "",
    "$ACTION_1:0": JSON.stringify({ id, bound: "$@1" }),
    "$ACTION_1:1": `[${fresh}]`,
    $ACTION_KEY: "k0",
  };
}

/** What nobody's form would ever send. */
export const oddBodies: { headers?: Record<string, string>; data?: string }[] = [
  {},
  { data: "", headers: { "content-type": "text/plain" } },
  { data: "[]", headers: { "content-type": "text/plain;charset=UTF-8" } },
  { data: '[null,"$undefined"]', headers: { "content-type": "text/plain;charset=UTF-8" } },
  {
    data: '[{"attempt":"x","values":[]},{"email":"a@example.org"},1,2,3]',
    headers: { "content-type": "text/plain;charset=UTF-8" },
  },
  { data: "not json {", headers: { "content-type": "text/plain;charset=UTF-8" } },
  { data: `${"[".repeat(5_000)}`, headers: { "content-type": "application/json" } },
  {
    data: '["$F2","$K9","$Q3","$@7"]',
    headers: { "content-type": "text/plain;charset=UTF-8" },
  },
];

type Body = { multipart: FormData } | (typeof oddBodies)[number];

/** Posts to an action by its header, at any page. */
export async function callAction(
  request: APIRequestContext,
  { id, page }: Pick<FoundAction, "id" | "page">,
  { headers, ...body }: Body & { headers?: Record<string, string> },
): Promise<Answer> {
  const response = await request.post(page, {
    ...body,
    headers: { ...headers, "next-action": id, accept: "text/x-component" },
    maxRedirects: 0,
  });
  const text = await response.text();
  const goTo = response.headers()["x-action-redirect"] ?? response.headers().location ?? null;
  return { verdict: judge(response.status(), goTo, text), status: response.status(), text };
}

function judge(status: number, goTo: string | null, text: string): Verdict {
  const [to] = goTo?.split(";") ?? [];
  if (to === "/sign-in") return "to the sign-in";
  if (to === "/sign-in/passkey") return "to the second step";
  if (/"notice":"forbidden"/.test(text)) return "may not";
  if (/"notice":"signed_out"/.test(text)) return "signs in first";
  if (/"notice":"passkey"/.test(text)) return "shows a passkey first";
  if (/\{"options":null\}|\{"isDone":false\}/.test(text)) return "may not";
  const isAnswer = to !== undefined || /"attempt":|"options":|"isDone":true/.test(text);
  return isAnswer && status < 400 ? "may" : "no answer of the action";
}
