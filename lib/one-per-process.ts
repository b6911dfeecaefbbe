const key = Symbol.for("undersigned.one-per-process");
const holder = globalThis as { [key]?: Map<string, unknown> };
const things = (holder[key] ??= new Map());

/**
 * The one thing of this name in this process, made by whoever asks first. Needed where two
 * would be wrong (a queue of writes, a limiter's memory), because a module is no singleton
 * here: the thin server and Next's bundle each have an instance of it, and hot reload makes
 * more (docs/decisions/0011). What is kept must be plain state or find its code by itself.
 */
export function onePerProcess<T>(name: string, make: () => T): T {
  if (!things.has(name)) things.set(name, make());
  return things.get(name) as T;
}
