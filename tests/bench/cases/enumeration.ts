import { request as ask } from "node:http";
import { pool } from "@/lib/db";
import { paths } from "@/lib/paths";
import { fingerprint } from "@/lib/privacy";
import { parseAddress } from "@/lib/privacy/schema";
import { confirmSignature, disownSignature } from "@/lib/signing";
import { note } from "@/scripts/boot/progress.mjs";
import { median, percentile } from "../figures";
import type { Row } from "../interleave";
import { emailOf, fieldsOf } from "../load/signers";
import { makePending } from "../pending";
import { statementPath } from "../requests";
import type { Stage } from "../stage";

const known = ["pending", "confirmed", "withdrawn", "silenced"] as const;
type Group = (typeof known)[number] | "new";

/** How one asks whether somebody signed. */
type Way = {
  name: string;
  path: string;
  contentType: string;
  body: (fields: Record<string, string>) => string;
};

const ways: Way[] = [
  {
    name: "form",
    path: statementPath,
    contentType: "application/x-www-form-urlencoded",
    body: (fields) => String(new URLSearchParams(fields)),
  },
  {
    name: "API",
    path: `${paths.apiStatement("british")}/signatures`,
    contentType: "application/json",
    body: ({ consent: _, ...fields }) => JSON.stringify({ ...fields, consent: true }),
  },
  {
    name: "lost link",
    path: paths.findMySignature("en"),
    contentType: "application/x-www-form-urlencoded",
    body: ({ email = "" }) => String(new URLSearchParams({ email })),
  },
];

/** Of each kind of known people; as many new ones as known ones of all kinds together. */
const ofEach = 250;
const mostApart = 2;

/**
 * Posts 1,000 new and 1,000 known addresses in turns, one after another, by each way there is,
 * and compares what an outsider sees: status, headers, length, time. Throws when anything but
 * the time differs, or when the medians are more than 2 ms apart. Limits are on: every post
 * comes from a network of its own.
 */
export async function benchEnumeration(stage: Stage): Promise<Row[]> {
  const rows: Row[] = [];
  for (const way of ways) {
    const database = await stage.makeDatabase(`enumeration_${ways.indexOf(way)}`);
    await stage.onDatabase(database, prepareKnown);
    const limits = { LIMITS: "on", TRUST_PROXY: "1", LOG_LEVEL: "error" };
    const site = await stage.startSite(database, limits);
    const seen = await postAll(way, site.port);
    requireAlike(way.name, seen);
    rows.push(...compareTimes(way.name, seen));
  }
  return rows;
}

/** Lets everybody sign, and brings a quarter of them into each state by the ways that lead there. */
async function prepareKnown(): Promise<void> {
  const now = new Date();
  const pending = await makePending(known.length * ofEach, "known");
  const tokenOf = new Map(pending.map(({ id, path }) => [id, path.split("/").at(-1)!]));
  for (let n = 0; n < pending.length; n += 1) {
    const group = groupOf(n);
    if (group === "pending") continue;
    const { rows } = await pool.query<{ id: string }>(
      "select id from signature where email_fingerprint = $1",
      [fingerprint(parseAddress(emailOf({ mark: "known" }, n))!.canonical)],
    );
    const token = tokenOf.get(rows[0]!.id)!;
    if (group === "silenced") await disownSignature(token, { now });
    else await confirmSignature(token, null, { now });
    if (group === "withdrawn") {
      await pool.query("update signature set state = 'withdrawn' where id = $1", [rows[0]!.id]);
    }
  }
}

const groupOf = (n: number): (typeof known)[number] => known[n % known.length]!;

type Seen = { group: Group; outside: string; milliseconds: number };

/** New and known in turns, so that what else the machine does falls on both alike. */
async function postAll(way: Way, port: number): Promise<Seen[]> {
  const seen: Seen[] = [];
  let posts = 0;
  for (let n = -100; n < known.length * ofEach; n += 1) {
    const pair: [Group, string, number][] = [
      ["new", "new", n],
      [n < 0 ? "new" : groupOf(n), n < 0 ? "warm-up" : "known", n],
    ];
    // Neither of them always first.
    for (const [group, mark, who] of n % 2 ? pair : pair.reverse()) {
      const fields = { ...fieldsOf({ mark }, Math.abs(who)), email: emailOf({ mark }, who) };
      const answer = await post(way, port, way.body(fields), networkOf((posts += 1)));
      // The first hundred of each warm up.
      if (n >= 0) seen.push({ group, ...answer });
    }
  }
  return seen;
}

const networkOf = (n: number) => `10.${n % 250}.${Math.floor(n / 250) % 250}.7`;

function post({ path, contentType }: Way, port: number, body: string, network: string) {
  const begun = performance.now();
  const headers = {
    "content-type": contentType,
    "content-length": Buffer.byteLength(body),
    "x-forwarded-for": network,
  };
  return new Promise<Omit<Seen, "group">>((resolve, reject) => {
    const sent = ask({ host: "127.0.0.1", port, path, method: "POST", headers }, (answer) => {
      let length = 0;
      answer.on("data", (chunk: Buffer) => (length += chunk.length));
      answer.on("end", () => {
        const milliseconds = performance.now() - begun;
        resolve({ outside: describe(answer.statusCode!, answer.headers, length), milliseconds });
      });
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** All that an outsider sees but the time: the date and the nonce are another's each time. */
function describe(status: number, headers: NodeJS.Dict<string | string[]>, length: number): string {
  const { date: _, ...rest } = headers;
  const policy = String(rest["content-security-policy"]).replace(/'nonce-[^']+'/g, "'nonce'");
  return JSON.stringify([status, length, { ...rest, "content-security-policy": policy }]);
}

function requireAlike(way: string, seen: Seen[]): void {
  const kinds = new Set(seen.map(({ outside }) => outside));
  if (kinds.size > 1) throw new Error(`${way}: answers differ:\n${[...kinds].join("\n")}`);
  const [status, length] = JSON.parse(seen[0]!.outside) as [number, number];
  note(`${way}: ${seen.length} answers alike, status ${status}, ${length} bytes, same headers`);
}

function compareTimes(way: string, seen: Seen[]): Row[] {
  const timesOf = (groups: Group[]) =>
    seen.filter(({ group }) => groups.includes(group)).map(({ milliseconds }) => milliseconds);
  const fresh = timesOf(["new"]);
  const groups: [string, number[]][] = [
    ["known", timesOf([...known])],
    ...known.map((group): [string, number[]] => [group, timesOf([group])]),
  ];
  return groups.map(([group, times]) => {
    const apart = median(times) - median(fresh);
    note(`${way}, ${group}: the median is ${apart.toFixed(3)} ms from that of new addresses`);
    // Of each state there is a quarter: on a busy machine their medians say less.
    if (group === "known" && Math.abs(apart) > mostApart) {
      throw new Error(`${way}: the time tells known addresses from new ones`);
    }
    return toRow(`${way}, ${group}`, times, fresh);
  });
}

function toRow(name: string, times: number[], baseline: number[]): Row {
  const sorted = times.toSorted((a, b) => a - b);
  return {
    case: name,
    perSecond: Number((1000 / median(times)).toFixed(1)),
    p50: Number(median(times).toFixed(2)),
    p99: Number(percentile(sorted, 0.99).toFixed(2)),
    baseline: "new addresses",
    ratio: Number((median(baseline) / median(times)).toFixed(3)),
  };
}
