import type { APIRequestContext, APIResponse } from "@playwright/test";

export type Fields = Record<string, string | undefined>;

type ApiStatement = { slug: string; count: number; title: string };
type ApiPerson = { name: string; role: string | null; day: string };

/** The site as a program sees it. */
export class Site {
  constructor(readonly request: APIRequestContext) {}

  /** The exact counts, from the API. */
  async counts(): Promise<{ british: number; russian: number; total: number }> {
    const response = await this.request.get("/api/v1/statements");
    const { statements, total } = (await response.json()) as {
      statements: ApiStatement[];
      total: number;
    };
    const countOf = (slug: string) => statements.find((entry) => entry.slug === slug)!.count;
    return { british: countOf("british"), russian: countOf("russian"), total };
  }

  /** Those who chose to be shown, as many as the API gives at once. */
  async signatories(slug = "british", q = ""): Promise<ApiPerson[]> {
    const response = await this.request.get(`/api/v1/statements/${slug}/signatories`, {
      params: { limit: 100, q },
    });
    return ((await response.json()) as { signatories: ApiPerson[] }).signatories;
  }

  /** Sends the sign form as a browser without JavaScript does, and does not follow. */
  async postForm(path: string, fields: Fields): Promise<APIResponse> {
    const given = Object.entries(fields).filter(
      (field): field is [string, string] => field[1] !== undefined,
    );
    return this.request.post(path, {
      form: Object.fromEntries(given),
      maxRedirects: 0,
      headers: { origin: originOf(path), "sec-fetch-site": "same-origin" },
    });
  }

  /** Sends a JSON body to the API. */
  async postSignature(body: unknown, slug = "british"): Promise<APIResponse> {
    return this.request.post(`/api/v1/statements/${slug}/signatures`, { data: body as object });
  }

  /** Confirms by the link in a mail, as the button does. */
  async confirm(link: string): Promise<APIResponse> {
    return this.postForm(new URL(link).pathname, { decision: "confirm" });
  }
}

/** What the form's controls send when everything required is filled in. */
export function fieldsOf(person: { name: string; email: string }, changes: Fields = {}): Fields {
  return { ...person, visibility: "name", consent: "on", ...changes };
}

function originOf(path: string): string {
  return new URL(path, `http://localhost:${process.env.E2E_PORT}`).origin;
}
