import type { Visitor } from "../signing/schema";
import { everybody, isProofDue, updateAlerts } from "./alerts";
import { countEvent, type Keys, type Standing } from "./count";
import { isDisposable, isLargeProvider } from "./mail-domains";
import { readFormTime } from "./form-time";
import { todaysHash } from "./keyed-hash";
import { networksOf } from "./networks";
import { redeemProof } from "./proof";
import { mostOfOneNetwork, suspicion, type Consequence, type Counted } from "./rates";
import type { SubmissionVerdict } from "./schema";
import { limits } from "./state";
import { settleVerdict } from "./settle-verdict";

/**
 * Judges a submission whose fields are in order, before anything is stored: counts it by its
 * network, mail domain and address, adds up what looks like a machine, asks for the proof of
 * work where one is due. It never depends on who signed already. Refuses only networks at a
 * rate that no people reach; all else is taken, at worst without a mail and to be looked at,
 * and nobody is told. While `LIMITS` is off, everything is counted and nothing comes of it.
 */
export async function judgeSubmission(
  visitor: Visitor,
  canonicalAddress: string,
  { now }: { now: Date },
): Promise<SubmissionVerdict> {
  limits.measures.judged += 1;
  const keys = await nameKeys(visitor.network, canonicalAddress, now);
  const { network, neighbourhood } = keys;
  const near = await countEvent("submission", { network, neighbourhood }, now);
  const flood = near.find(({ rate, load }) => rate.consequence === "refuse" && load > 1);
  if (flood) return settleVerdict(refused(flood));

  const all = near.concat(await countEvent("submission", farKeys(keys, near), now));
  updateAlerts(all, keys, now);
  const domain = domainOf(canonicalAddress);
  const looksLikeMachine = suspect(visitor, domain, all, now) >= suspicion.threshold;
  if (looksLikeMachine) await countSuspicious(keys, now);
  const isUnproven = isProofDue(keys, now) && !(await isProven(visitor, now));
  const unproven = isUnproven ? await countFairly("unproven", keys, now) : [];

  const isFast = hits(all, "quarantine");
  return settleVerdict({
    outcome: "taken",
    flags: [
      ...(isDisposable(domain) ? (["disposable"] as const) : []),
      ...(looksLikeMachine ? (["suspicious"] as const) : []),
      ...(isFast ? (["velocity"] as const) : []),
      ...(isUnproven ? (["unproven"] as const) : []),
    ],
    quarantined: isFast || isUnproven,
    holdMail: hits(all, "holdMail") || hits(unproven, "holdMail"),
  });
}

/** An event's keys, hashed; a large provider's domain says nothing about who is there. */
async function nameKeys(address: string | null, canonical: string, now: Date): Promise<Keys> {
  const hash = await todaysHash(now);
  const networks = address ? networksOf(address) : null;
  const domain = domainOf(canonical);
  return {
    everybody,
    address: hash("address", canonical),
    domain: isLargeProvider(domain) ? undefined : hash("domain", domain),
    network: networks ? hash("network", networks.network) : undefined,
    neighbourhood: networks ? hash("neighbourhood", networks.neighbourhood) : undefined,
  };
}

/** Domain and address always; everybody's rate only as long as this network has not had its share. */
function farKeys({ domain, address }: Keys, near: Standing[]): Keys {
  const ofNetwork = near.find(({ rate }) => rate.key === "network");
  const points = ofNetwork ? ofNetwork.load * ofNetwork.rate.aMinute : 0;
  return points > mostOfOneNetwork ? { domain, address } : { domain, address, everybody };
}

function suspect(visitor: Visitor, domain: string, standings: Standing[], now: Date): number {
  const { isApi, trap, formMadeAt } = visitor;
  const time = isApi ? "plausible" : readFormTime(formMadeAt, now);
  return (
    (trap ? suspicion.trap : 0) +
    (time === "odd" ? suspicion.oddFormTime : 0) +
    (time === "absent" ? suspicion.noFormTime : 0) +
    (isDisposable(domain) ? suspicion.disposable : 0) +
    standings.filter(({ rate, load }) => rate.consequence === "suspect" && load > 1).length *
      suspicion.busy
  );
}

async function countSuspicious(keys: Keys, now: Date): Promise<void> {
  limits.measures.suspicious += 1;
  updateAlerts(await countFairly("suspicious", keys, now), keys, now);
}

/** Counts for the network, and for everybody while the network keeps to its own limit: one alone alarms nobody else. */
async function countFairly(counted: Counted, { network }: Keys, now: Date): Promise<Standing[]> {
  const own = await countEvent(counted, { network }, now);
  if (own.some(({ load }) => load > 1)) return own;
  return own.concat(await countEvent(counted, { everybody }, now));
}

async function isProven({ proof }: Visitor, now: Date): Promise<boolean> {
  limits.measures.demanded += 1;
  const isGood = await redeemProof(proof, now);
  if (isGood) limits.measures.proven += 1;
  return isGood;
}

function hits(standings: Standing[], consequence: Consequence): boolean {
  return standings.some(({ rate, load }) => rate.consequence === consequence && load > 1);
}

function refused({ retryAfterSeconds }: Standing): SubmissionVerdict {
  return { outcome: "refused", retryAfterSeconds };
}

function domainOf(address: string): string {
  return address.slice(address.lastIndexOf("@") + 1);
}
