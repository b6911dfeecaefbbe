import type { SignerPlan } from "./signers";

/** What the clients ask for: their n-th request follows from `n` alone. */
export type Plan =
  /** The sign form's post, each from another person. */
  | { kind: "sign"; path: string; signers: SignerPlan }
  /** A post of `body` to each of `paths`, once. */
  | { kind: "post-each"; paths: string[]; body: string }
  /** Requests as they go over the wire, over and over. */
  | { kind: "raw"; requests: string[] }
  /** A get of `paths`, over and over. */
  | { kind: "get"; paths: string[] };

/** One run of the load generator. */
export interface LoadRun {
  port: number;
  clients: number;
  seconds: number;
  plan: Plan;
  /** An answer is an acknowledgement when it has this status and, where given, this `Location`. */
  expected: { status: number; location?: string };
  /** Requests a second over all clients; without it as fast as they are answered. */
  pace?: number;
}

export interface LoadResult {
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  requests: number;
  /** The numbers of the requests that were acknowledged. */
  acknowledged: number[];
  /** How often something else than `expected` came back, by what it was. */
  unexpected: Record<string, number>;
}
