/** The largest body that a form or the API takes, in bytes (contract). */
export const largestBody = 64 * 1024;

/** More controls than any of our forms has; beyond it nobody filled it in by hand. */
const mostFields = 100;

export type FormFields = {
  /** The first value of each field, as typed. */
  first: Record<string, string>;
  /** Fields that came more than once. */
  repeated: Set<string>;
  /** Fields that came as a file. */
  files: Set<string>;
  tooMany: boolean;
};

export type ReadForm =
  | { outcome: "read"; fields: FormFields }
  /** What could be read all the same, so that a page can show it again. */
  | { outcome: "too_large"; fields: FormFields }
  | { outcome: "unreadable"; fields: FormFields };

/** As much as the thin server lets through: more than a form may have, so that nothing typed is lost. */
const largestReadable = 20 * largestBody;

/**
 * Reads a posted form, urlencoded or multipart; one of more than 64 KiB is `too_large`, with
 * its fields. Bytes that are not UTF-8 become U+FFFD, which the fields' own rules refuse with a
 * clear message; keys that come twice keep their first value and are reported.
 */
export async function readForm(request: Request): Promise<ReadForm> {
  const body = await readBody(request, largestReadable);
  if (body === null) return { outcome: "too_large", fields: collect([]) };
  const pairs = await parseBody(body, request.headers.get("content-type") ?? "");
  if (!pairs) return { outcome: "unreadable", fields: collect([]) };
  const fields = collect(pairs);
  return { outcome: body.byteLength > largestBody ? "too_large" : "read", fields };
}

/** A request's body, or null when it has more than `limit` bytes; stops reading there. */
export async function readBody(
  request: Request,
  limit = largestBody,
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (Number(request.headers.get("content-length") ?? 0) > limit) return null;
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) return null;
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

type Pairs = Iterable<[string, string | File]>;

async function parseBody(body: Uint8Array<ArrayBuffer>, type: string): Promise<Pairs | null> {
  if (/^multipart\/form-data\b/i.test(type)) {
    const response = new Response(body, { headers: { "content-type": type } });
    return response.formData().then(
      (form) => form.entries(),
      () => null,
    );
  }
  const isForm = type === "" || /^application\/x-www-form-urlencoded\b/i.test(type);
  return isForm ? new URLSearchParams(new TextDecoder().decode(body)) : null;
}

function collect(pairs: Pairs): FormFields {
  const fields: FormFields = {
    first: Object.create(null),
    repeated: new Set(),
    files: new Set(),
    tooMany: false,
  };
  let count = 0;
  for (const [name, value] of pairs) {
    count += 1;
    if (typeof value !== "string") fields.files.add(name);
    else if (name in fields.first) fields.repeated.add(name);
    else fields.first[name] = value;
  }
  fields.tooMany = count > mostFields;
  return fields;
}
