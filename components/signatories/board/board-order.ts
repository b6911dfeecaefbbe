import type { BoardCategory, BoardPerson } from "@/lib/signatories/schema";

/** Who stands where: the ids of each category's people in their order. */
export type BoardOrder = Record<string, string[]>;

export function orderOf(categories: BoardCategory[]): BoardOrder {
  return Object.fromEntries(
    categories.map(({ id, people }) => [id, people.map((each) => each.id)]),
  );
}

/** The category that an id belongs to: that of a person, or the category itself. */
export function categoryOf(order: BoardOrder, id: string): string | undefined {
  return id in order ? id : Object.keys(order).find((key) => order[key]!.includes(id));
}

/** The order with somebody taken to where another one stands, or to the end of an empty category. */
export function moveTo(order: BoardOrder, id: string, overId: string): BoardOrder {
  const from = categoryOf(order, id);
  const to = categoryOf(order, overId);
  if (!from || !to || id === overId) return order;
  const target = order[to]!;
  const others = target.filter((each) => each !== id);
  const overIndex = target.indexOf(overId);
  const isBelow = from === to && target.indexOf(id) < overIndex;
  const at = overIndex < 0 ? others.length : others.indexOf(overId) + (isBelow ? 1 : 0);
  const moved = { ...order, [from]: order[from]!.filter((each) => each !== id) };
  return { ...moved, [to]: others.toSpliced(at, 0, id) };
}

/** Where somebody stands, in words' terms: category, position from one, of how many, and behind whom. */
export function placeOf(order: BoardOrder, id: string) {
  const categoryId = categoryOf(order, id) ?? "";
  const people = order[categoryId] ?? [];
  const index = people.indexOf(id);
  return { categoryId, position: index + 1, of: people.length, afterId: people[index - 1] ?? "" };
}

/** The categories with their people in that order. */
export function arrange(categories: BoardCategory[], order: BoardOrder): BoardCategory[] {
  const people = new Map<string, BoardPerson>(
    categories.flatMap((category) => category.people.map((each) => [each.id, each] as const)),
  );
  return categories.map((category) => ({
    ...category,
    people: (order[category.id] ?? []).flatMap((id) => people.get(id) ?? []),
  }));
}
