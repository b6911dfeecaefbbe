/** One way in which a text may lie in bytes. */
type Form = { form: string; bytes: Buffer; ignoresCase: boolean };

/**
 * Every way that somebody who looks for `texts` in stolen bytes would try: as it is, in base64
 * at any offset and in both alphabets, in hex, escaped for JSON, addresses, HTML and mail, in
 * UTF-16; in any case of its letters. Returns the forms that were found.
 */
export function findTraces(haystack: Buffer, texts: string[]): string[] {
  const exact = haystack.toString("latin1");
  const folded = exact.toLowerCase();
  return texts.flatMap((text) =>
    formsOf(text)
      .filter(({ bytes, ignoresCase }) =>
        ignoresCase ? folded.includes(fold(bytes)) : exact.includes(bytes.toString("latin1")),
      )
      .map(({ form }) => `${text} (${form})`),
  );
}

/** The same text in each of the forms that `findTraces` looks for. */
export function formsOf(text: string): Form[] {
  const cases = new Set([text, text.toLowerCase(), text.toUpperCase()]);
  const utf8 = Buffer.from(text, "utf8");
  const utf16 = Buffer.from(text, "utf16le");
  const each = (write: (code: number) => string) =>
    [...text].map((letter) => write(letter.charCodeAt(0))).join("");
  const hex = (code: number, length: number) => code.toString(16).padStart(length, "0");
  const folded: [string, Buffer][] = [
    ["plain", utf8],
    ["hex", Buffer.from(utf8.toString("hex"))],
    ["JSON", Buffer.from(JSON.stringify(text).slice(1, -1))],
    ["JSON escapes", Buffer.from(each((code) => `\\u${hex(code, 4)}`))],
    ["address", Buffer.from(encodeURIComponent(text))],
    ["percent", Buffer.from([...utf8].map((byte) => `%${hex(byte, 2)}`).join(""))],
    ["HTML", Buffer.from(text.replaceAll("@", "&#64;"))],
    ["HTML, hexadecimal", Buffer.from(text.replaceAll("@", "&#x40;"))],
    ["quoted-printable", Buffer.from(text.replaceAll("@", "=40"))],
    ["UTF-16 LE", utf16],
    ["UTF-16 BE", Buffer.from(utf16).swap16()],
  ];
  return [
    ...folded.map(([form, bytes]) => ({ form, bytes, ignoresCase: true })),
    ...[...cases].flatMap((spelling) => base64FormsOf(Buffer.from(spelling, "utf8"))),
  ];
}

/** Of each of the three offsets at which a text can begin in base64, the part that is its alone. */
function base64FormsOf(bytes: Buffer): Form[] {
  return [0, 1, 2].flatMap((offset) => {
    const encoded = Buffer.concat([Buffer.alloc(offset), bytes]).toString("base64");
    const own = encoded.slice(
      Math.ceil((offset * 8) / 6),
      Math.floor(((offset + bytes.length) * 8) / 6),
    );
    const inAddresses = own.replaceAll("+", "-").replaceAll("/", "_");
    return [...new Set([own, inAddresses])].map((text) => ({
      form: `base64 at ${offset}`,
      bytes: Buffer.from(text),
      ignoresCase: false,
    }));
  });
}

/** Small letters, byte by byte, whatever the bytes mean. */
function fold(bytes: Buffer): string {
  return bytes.toString("latin1").toLowerCase();
}
