import { largestBody } from "@/lib/forms/schema";
import { locales } from "@/lib/i18n/schema";
import { signLimits, submissionSources, visibilities } from "@/lib/signing/schema";

const text = { type: "string" } as const;
const textOrNull = { type: ["string", "null"] } as const;
const count = { type: "integer", minimum: 0 } as const;
const locale = { type: "string", enum: [...locales] } as const;
const object = (properties: Record<string, object>, required = Object.keys(properties)) => ({
  type: "object",
  properties,
  required,
});
const list = (items: object) => ({ type: "array", items });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

const statement = {
  slug: text,
  title: text,
  locale: { ...locale, description: "The language of `title` and `text`." },
  status: { type: "string", enum: ["open", "closed", "archived"] },
  count: { ...count, description: "Confirmed signatures, nothing else, exact at this moment." },
  goal: { type: ["integer", "null"] },
  url: { type: "string", format: "uri" },
};

const person = {
  name: text,
  role: textOrNull,
  organisation: textOrNull,
  capacity: { enum: [null, "personal", "organisation"] },
};

const schemas = {
  Statement: object(statement),
  StatementWithText: object({
    ...statement,
    text: { ...text, description: "Markdown; paragraphs are divided by an empty line." },
    translation: { type: "boolean" },
    version: { type: "integer", minimum: 1 },
    sha256: {
      ...text,
      description:
        "SHA-256 of the original's text (UTF-8, trimmed), lower-case hex; of a translation's original too.",
    },
    openedAt: { type: ["string", "null"], format: "date-time" },
  }),
  Signature: object(
    {
      name: {
        ...text,
        minLength: signLimits.name.min,
        maxLength: signLimits.name.max,
        description: "Required unless `visibility` is `count`.",
      },
      email: { type: "string", maxLength: 254 },
      role: { type: ["string", "null"], maxLength: signLimits.role },
      organisation: { type: ["string", "null"], maxLength: signLimits.organisation },
      personalCapacity: { type: "boolean", default: false },
      country: { type: ["string", "null"], description: "ISO 3166-1 alpha-2." },
      visibility: {
        type: "string",
        enum: [...visibilities],
        description:
          "Who sees the name: everybody; everybody, initials only; only who gets the list; nobody.",
      },
      consent: { const: true },
      updates: { type: "boolean", default: false },
      locale,
      version: {
        type: "integer",
        description:
          "Which `version` of the statement the person read: 409 when another is signed. Without it the newest is.",
      },
      source: {
        type: "string",
        enum: [...submissionSources],
        default: "unknown",
        description:
          "From what kind of place the person came, for a number of the day. Nothing of it is kept with the signature; anything else is taken as `unknown`.",
      },
      proof: {
        ...text,
        description:
          "Base64 of JSON `{challenge, solution}`: the proof of work that `GET /challenge` asks for while the site is under attack. Without it a signature is taken all the same and may wait for review.",
      },
    },
    ["email", "visibility", "consent"],
  ),
  Problem: object(
    {
      type: text,
      title: text,
      status: { type: "integer" },
      code: text,
      errors: list(object({ field: text, code: text, message: text })),
    },
    ["type", "title", "status"],
  ),
};

const answer = (description: string, schema: object) => ({
  description,
  content: { "application/json": { schema } },
});
const fault = (description: string) => ({
  description,
  content: { "application/problem+json": { schema: ref("Problem") } },
});
const inQuery = (name: string, schema: object, description: string) => ({
  name,
  in: "query",
  schema,
  description,
});
const slug = { name: "slug", in: "path", required: true, schema: text };
const inLanguage = inQuery(
  "locale",
  locale,
  "Language of the texts; without it each in its original.",
);

const readPaths = {
  "/statements": {
    get: {
      operationId: "listStatements",
      summary: "All statements and the campaign's total, which counts a person once",
      parameters: [inLanguage],
      responses: {
        200: answer("The statements", object({ statements: list(ref("Statement")), total: count })),
        503: fault("Temporarily unavailable"),
      },
    },
  },
  "/statements/{slug}": {
    get: {
      operationId: "getStatement",
      summary: "One statement with its text",
      parameters: [slug, inLanguage],
      responses: {
        200: answer("The statement", ref("StatementWithText")),
        404: fault("Unknown statement"),
        503: fault("Temporarily unavailable"),
      },
    },
  },
  "/statements/{slug}/signatories": {
    get: {
      operationId: "listSignatories",
      summary: "Names that their owners chose to show",
      parameters: [
        slug,
        inQuery("after", text, "The `next` of an earlier page."),
        inQuery("limit", { type: "integer", minimum: 1, maximum: 100, default: 50 }, "Page size."),
        inQuery("q", text, "Beginnings of words in a name, in any script."),
        inLanguage,
      ],
      responses: {
        200: answer(
          "A page, newest day first, in steady random order within a day",
          object({
            notable: list(
              object({
                category: object({ slug: text, title: text }),
                people: list(object(person)),
              }),
            ),
            signatories: list(object({ ...person, day: { type: "string", format: "date" } })),
            next: textOrNull,
          }),
        ),
        404: fault("Unknown statement"),
        503: fault("Temporarily unavailable"),
      },
    },
  },
};

const challengePath = {
  "/challenge": {
    get: {
      operationId: "getChallenge",
      summary: "Whether signing wants a proof of work just now, and a challenge of ALTCHA's if so",
      responses: {
        200: answer(
          "Good once and for ten minutes",
          object({
            required: { type: "boolean" },
            challenge: {
              type: ["object", "null"],
              properties: { parameters: { type: "object" }, signature: text },
            },
          }),
        ),
        429: fault("Too many requests; see Retry-After"),
      },
    },
  },
};

const signPath = {
  "/statements/{slug}/signatures": {
    post: {
      operationId: "signStatement",
      summary: "Sign; the mailbox gets a link, and its owner's button confirms",
      parameters: [slug],
      requestBody: {
        required: true,
        content: { "application/json": { schema: ref("Signature") } },
      },
      responses: {
        202: answer(
          "Accepted: the same for every address, known or not",
          object({ status: { const: "check_your_email" } }),
        ),
        404: fault("Unknown statement"),
        409: fault("Not open for signature, or another version of it is signed by now"),
        413: fault(`Body over ${largestBody} bytes`),
        415: fault("Not application/json"),
        422: fault("Fields to mend, in `errors`"),
        429: fault("Too many requests; see Retry-After"),
        503: fault("Temporarily unavailable; nothing was stored"),
      },
    },
  },
};

type Operation = { responses: Record<number, object> };

/** What every address answers to a method that it has not; said beside each that it has. */
const wrongMethod = {
  ...fault("For any other method at this address"),
  headers: { Allow: { description: "The methods that there are", schema: text } },
};

function nameWrongMethods(paths: Record<string, Record<string, Operation>>) {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const responses = { ...operation.responses, 405: wrongMethod };
      return [path, { [method]: { ...operation, responses } }] as const;
    }),
  );
  return Object.fromEntries(operations);
}

/** The OpenAPI 3.1 description of version 1 of the API, served below `origin`. */
export function describeApi(origin: string): object {
  return {
    openapi: "3.1.0",
    info: {
      title: "Undersigned",
      version: "1",
      description: "Read statements, counts and public names; sign.",
    },
    servers: [{ url: `${origin}/api/v1` }],
    paths: nameWrongMethods({ ...readPaths, ...challengePath, ...signPath }),
    components: { schemas },
  };
}
