/** Somebody to be listed, with what decides about their place in the list. */
export type PlacedPerson = {
  id: string;
  /** Of the signature, when it was read. */
  revision: number;
  /** The line's keyed fingerprint, of eight bytes. */
  line: Buffer;
  place: number;
  surname: string | null;
  name: string;
};

type Order = {
  compare: (a: PlacedPerson, b: PlacedPerson) => number;
  /** The surname is not kept: it is read off the name again. */
  surnameOf: (name: string) => string | null;
};

/**
 * People in a list's order who must not be written down in the clear, held as small as can be:
 * each batch is put in order and packed into bytes outside of the heap (40 and the name's own a
 * person), and read out again through one person of each batch. A hundred thousand take some six
 * megabytes; as objects they would take forty.
 */
export class PackedPeople {
  /** The next of each batch, the last in order first. */
  private readonly heads: { person: PlacedPerson; rest: Generator<PlacedPerson> }[] = [];

  constructor(private readonly order: Order) {}

  /** Takes a batch in; all of them before the first is read. */
  add(batch: PlacedPerson[]): void {
    this.advance(unpack(pack(batch.sort(this.order.compare)), this.order.surnameOf));
  }

  /** Everybody who comes before `limit`, or all who are left, in order. */
  *before(limit: PlacedPerson | null): Generator<PlacedPerson> {
    for (;;) {
      const head = this.heads.at(-1);
      if (!head || (limit && this.order.compare(head.person, limit) >= 0)) return;
      this.heads.pop();
      this.advance(head.rest);
      yield head.person;
    }
  }

  /** Puts the next of a batch to its place among the others' next. */
  private advance(rest: Generator<PlacedPerson>): void {
    const { value: person } = rest.next();
    if (!person) return;
    let low = 0;
    let high = this.heads.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.order.compare(this.heads[middle]!.person, person) > 0) low = middle + 1;
      else high = middle;
    }
    this.heads.splice(low, 0, { person, rest });
  }
}

const idBytes = 16;
const lineBytes = 8;
/** Place, revision and the name's length in bytes, four bytes each; then id, line and name. */
const numbersBytes = 12;
const fixedBytes = numbersBytes + idBytes + lineBytes;

function pack(people: PlacedPerson[]): Buffer {
  const length = people.reduce((sum, { name }) => sum + fixedBytes + Buffer.byteLength(name), 0);
  const bytes = Buffer.allocUnsafeSlow(length);
  let at = 0;
  for (const { id, revision, line, place, name } of people) {
    const nameLength = bytes.write(name, at + fixedBytes);
    bytes.writeInt32LE(place, at);
    bytes.writeInt32LE(revision, at + 4);
    bytes.writeInt32LE(nameLength, at + 8);
    bytes.write(id.replaceAll("-", ""), at + numbersBytes, "hex");
    line.copy(bytes, at + numbersBytes + idBytes);
    at += fixedBytes + nameLength;
  }
  return bytes;
}

function* unpack(bytes: Buffer, surnameOf: Order["surnameOf"]): Generator<PlacedPerson> {
  for (let at = 0; at < bytes.length;) {
    const end = at + fixedBytes + bytes.readInt32LE(at + 8);
    const name = bytes.toString("utf8", at + fixedBytes, end);
    const lineAt = at + numbersBytes + idBytes;
    yield {
      id: toUuid(bytes.toString("hex", at + numbersBytes, lineAt)),
      revision: bytes.readInt32LE(at + 4),
      line: Buffer.from(bytes.subarray(lineAt, lineAt + lineBytes)),
      place: bytes.readInt32LE(at),
      surname: surnameOf(name),
      name,
    };
    at = end;
  }
}

function toUuid(hex: string): string {
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
