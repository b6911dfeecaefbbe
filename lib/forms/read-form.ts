import { largestBody } from "./schema";
import { collectFields, isUrlencoded, readUrlencoded, type FormFields } from "./form-fields";

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
  if (body === null) return { outcome: "too_large", fields: collectFields([]) };
  const fields = await parseBody(body, request.headers.get("content-type") ?? "");
  if (!fields) return { outcome: "unreadable", fields: collectFields([]) };
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

async function parseBody(body: Uint8Array<ArrayBuffer>, type: string): Promise<FormFields | null> {
  if (/^multipart\/form-data\b/i.test(type)) {
    const response = new Response(body, { headers: { "content-type": type } });
    return response.formData().then(
      (form) => collectFields(form.entries()),
      () => null,
    );
  }
  return isUrlencoded(type) ? readUrlencoded(body) : null;
}
