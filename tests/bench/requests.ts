import { paths } from "@/lib/paths";
import type { Plan } from "./load";
import type { Pending } from "./pending";

/** As many as the targets name (performance.md: "at 64 clients"). */
export const clients = 64;

export const statementPath = paths.statement("en", "british");

/** What the confirm page's button sends when its reader changed nothing. */
const confirmBody = String(
  new URLSearchParams({
    visibility: "name",
    name: "Vera Primerova",
    role: "Librarian",
    organisation: "",
    decision: "confirm",
  }),
);

/** The sign form's posts of a run; `path` differs where a baseline has no thin server. */
export function signRequests(mark: string, path = statementPath) {
  const plan: Plan = { kind: "sign", path, signers: { mark } };
  return { clients, plan, expected: { status: 303, location: paths.checkYourEmail("en") } };
}

/** The confirm page's posts, one for each of `pending`. */
export function confirmRequests(pending: Pending[], toPath = (path: string) => path) {
  const plan: Plan = {
    kind: "post-each",
    paths: pending.map(({ path }) => toPath(path)),
    body: confirmBody,
  };
  return { clients, plan, expected: { status: 303, location: paths.thankYou("en", "british") } };
}

/** Readers of these addresses, over and over. */
export function readRequests(addresses: string[], readers = clients) {
  const plan: Plan = { kind: "get", paths: addresses };
  return { clients: readers, plan, expected: { status: 200 } };
}
