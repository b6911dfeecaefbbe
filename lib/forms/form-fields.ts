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

/** A form's pairs as fields: keys that come twice keep their first value and are reported. */
export function collectFields(pairs: Iterable<[string, string | File]>): FormFields {
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

/** The fields of an urlencoded body. Bytes that are not UTF-8 become U+FFFD, which the fields' own rules refuse. */
export function readUrlencoded(body: Uint8Array): FormFields {
  return collectFields(new URLSearchParams(decoder.decode(body)));
}

const decoder = new TextDecoder();

/** Whether a body of this content type is read as urlencoded; without one a form is assumed. */
export function isUrlencoded(contentType: string): boolean {
  return contentType === "" || /^application\/x-www-form-urlencoded\b/i.test(contentType);
}
