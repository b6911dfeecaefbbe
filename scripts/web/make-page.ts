import { randomUUID } from "node:crypto";
import { localOrigin } from "@/lib/paths";
import { makingHeader, type PageSnapshots } from "./handle-request";
import { Snapshots, type MadePage } from "./snapshots";

/** Longer than any page takes; a page that hangs must not hang everybody who waits for it. */
const longestMs = 10_000;

/** Snapshots of this process's own pages, which it asks itself for over loopback. */
export function keepSnapshots(host: string, port: number): PageSnapshots {
  const password = randomUUID();
  const origin = localOrigin({ host, port });
  return {
    password,
    pages: new Snapshots({ make: (target) => makePage(origin, target, password) }),
  };
}

async function makePage(origin: string, target: string, password: string): Promise<MadePage> {
  const page = await fetch(origin + target, {
    headers: { [makingHeader]: password, accept: "text/html" },
    redirect: "manual",
    signal: AbortSignal.timeout(longestMs),
  });
  return {
    status: page.status,
    contentType: page.headers.get("content-type") ?? "text/html; charset=utf-8",
    disposition: page.headers.get("content-disposition"),
    isKeepable: page.status === 200 && !page.headers.has("retry-after"),
    policy: page.headers.get("content-security-policy") ?? "",
    html: await page.text(),
  };
}
