import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** A page as the site made it: what a snapshot is taken of. */
export interface MadePage {
  status: number;
  contentType: string;
  /** The content security policy that the page was made with, with its nonce. */
  policy: string;
  /** How a browser is to keep a file; null for a page. */
  disposition: string | null;
  /** False for a page that stands in for another, as while the database is away. */
  isKeepable: boolean;
  html: string;
}

/** A page that is ready to be sent as it is, to however many ask. */
export interface Snapshot {
  status: number;
  contentType: string;
  policy: string;
  disposition: string | null;
  isKeepable: boolean;
  etag: string;
  body: Record<Encoding, () => Promise<Buffer>>;
}

export type Encoding = "identity" | "gzip" | "br";

interface Entry {
  /** When its making began: everything that was committed before is in it. */
  begunAt: number;
  snapshot: Snapshot;
}

interface Options {
  /** Makes a page, as for a visitor who comes this moment. */
  make: (target: string) => Promise<MadePage>;
  /** Milliseconds that only ever go forward. */
  now?: () => number;
}

/** Younger than this a snapshot is simply sent; then it is made anew while it is still sent. */
const freshForMs = 1_500;
/** Older than this nobody gets it: with a second in a shared cache and the way, five seconds hold. */
const usableForMs = 3_500;
/** Long lists have many pages; those that nobody has asked for longest are dropped. */
const mostKept = 500;

/**
 * Public pages made once however many ask, at most five seconds old, also after an idle hour
 * (docs/performance.md). A request that finds no usable snapshot waits for the page that is
 * being made; all others share it. A page that cannot be made is an error for those who wait.
 */
export class Snapshots {
  private readonly kept = new Map<string, Entry>();
  private readonly making = new Map<string, Promise<Snapshot>>();
  private readonly now: () => number;

  constructor(private readonly options: Options) {
    this.now = options.now ?? (() => performance.now());
  }

  /** The snapshot of an address (path and query); rejects when the page could not be made. */
  async get(target: string): Promise<Snapshot> {
    const entry = this.kept.get(target);
    const age = entry ? this.now() - entry.begunAt : Infinity;
    if (entry && age < freshForMs) return this.use(target, entry);
    const making = this.makeOnce(target);
    if (!entry || age >= usableForMs) return making;
    making.catch(() => {});
    return this.use(target, entry);
  }

  /** Map keeps the order of insertion: what was used last stands last. */
  private use(target: string, entry: Entry): Snapshot {
    this.kept.delete(target);
    this.kept.set(target, entry);
    return entry.snapshot;
  }

  private makeOnce(target: string): Promise<Snapshot> {
    const running = this.making.get(target);
    if (running) return running;
    const making = this.make(target).finally(() => this.making.delete(target));
    this.making.set(target, making);
    return making;
  }

  private async make(target: string): Promise<Snapshot> {
    const begunAt = this.now();
    const snapshot = toSnapshot(await this.options.make(target));
    this.kept.delete(target);
    this.kept.set(target, { begunAt, snapshot });
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
    return snapshot;
  }
}

/**
 * Freezes a page. Its nonce gives way to hashes of its inline scripts (CSP Level 3): the policy
 * stays as strict, while body and headers are the same for everybody and may be cached together.
 */
export function toSnapshot(page: MadePage): Snapshot {
  const { status, contentType, policy, disposition, isKeepable, html } = page;
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  const text = nonce ? html.replaceAll(nonce, "") : html;
  const scripts = nonce ? listTrustedScripts(html, nonce) : [];
  const identity = Buffer.from(text);
  return {
    status,
    contentType,
    disposition,
    isKeepable,
    policy: withHashes(policy, scripts),
    etag: `"${createHash("sha256").update(identity).digest("base64url").slice(0, 22)}"`,
    body: {
      identity: async () => identity,
      gzip: once(() => promisify(gzip)(identity, { level: 6 })),
      br: once(() => promisify(brotliCompress)(identity, { params: brotliParameters })),
    },
  };
}

const inlineScript = /<script(?![^>]*\ssrc=)([^>]*)>([\s\S]*?)<\/script>/g;

/** Hashes of the scripts that the nonce allowed: one that slipped in without it stays forbidden. */
function listTrustedScripts(html: string, nonce: string): string[] {
  const trusted = [...html.matchAll(inlineScript)].filter(([, attributes = ""]) =>
    attributes.includes(` nonce="${nonce}"`),
  );
  const sources = trusted.map(([, , content = ""]) => hashSource(content.replaceAll(nonce, "")));
  return [...new Set(sources)];
}

const brotliParameters = { [constants.BROTLI_PARAM_QUALITY]: 5 };

function hashSource(script: string): string {
  return `'sha256-${createHash("sha256").update(script).digest("base64")}'`;
}

function withHashes(policy: string, hashes: string[]): string {
  return policy
    .replace(/(script-src[^;]*?) 'nonce-[^']+'/, `$1${hashes.map((hash) => ` ${hash}`).join("")}`)
    .replace(/ 'nonce-[^']+'/g, "");
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

/** The best encoding that a browser takes; `identity` for one that names neither. */
export function chooseEncoding(accepted: string | undefined): Encoding {
  const names = (accepted ?? "")
    .toLowerCase()
    .split(",")
    .map((part) => part.trim().split(/\s*;\s*/))
    .filter(([, quality]) => quality !== "q=0" && quality !== "q=0.0")
    .map(([name]) => name);
  if (names.includes("br")) return "br";
  return names.includes("gzip") ? "gzip" : "identity";
}
