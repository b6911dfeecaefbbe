import { randomBytes, randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { PackedPeople, type PlacedPerson } from "@/lib/deliveries/packed-people";
import { surnameOf } from "@/lib/deliveries/surname";

const { compare: byLocale } = new Intl.Collator("ru");

function compare(a: PlacedPerson, b: PlacedPerson): number {
  return (
    a.place - b.place ||
    byLocale(a.surname ?? "", b.surname ?? "") ||
    byLocale(a.name, b.name) ||
    (a.id < b.id ? -1 : 1)
  );
}

const names = [
  "Žofie Žižek",
  "Пётр Ёлкин",
  "Ёлкин Пётр Ильич",
  "Anna Zett",
  "김철수",
  "O'Neil",
  "Ana\u00a0Blank MP",
  "Ὀδυσσεύς Παράδειγμα",
  "x",
  `${"Ж".repeat(200)} Длинный`,
];

function person(name: string, place: number): PlacedPerson {
  const line = randomBytes(8);
  return {
    id: randomUUID(),
    revision: place * 70_000,
    line,
    place,
    surname: surnameOf(name),
    name,
  };
}

const people = [0, 3, 1].flatMap((place) =>
  [...names, ...names].map((name, index) => person(index % 7 ? name : `${name} ${index}`, place)),
);
const inOrder = people.toSorted(compare);

/** Given in three batches of different lengths. */
function packed(): PackedPeople {
  const all = new PackedPeople({ compare, surnameOf });
  for (const [from, to] of [[0, 7], [7, 7], [7, 50], [50]]) all.add(people.slice(from, to)); // prettier-ignore
  return all;
}

describe("people packed away until they have their place", () => {
  it("come out in order over all batches, each as they went in", () => {
    expect([...packed().before(null)]).toEqual(inOrder);
  });

  it("come out up to somebody who is not among them, and then the rest", () => {
    const all = packed();
    const limit = inOrder[17]!;
    expect([...all.before(limit)]).toEqual(inOrder.slice(0, 17));
    expect([...all.before(limit)]).toEqual([]);
    expect([...all.before(null)]).toEqual(inOrder.slice(17));
    expect([...all.before(null)]).toEqual([]);
  });

  it("have no surname where the order is by day alone", () => {
    const all = new PackedPeople({ compare: (a, b) => a.place - b.place, surnameOf: () => null });
    all.add([person("Anna Zett", 1)]);
    expect([...all.before(null)]).toMatchObject([{ name: "Anna Zett", surname: null }]);
  });
});
