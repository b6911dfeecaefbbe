import { describeError, log } from "../log";
import type { Keys, Standing } from "./count";
import { calmForMs, type KeyKind } from "./rates";
import { limits } from "./state";
import { findValkey } from "./valkey";

/** Who can be asked for a proof of work. */
const scopes = ["network", "neighbourhood", "everybody"] as const satisfies KeyKind[];

/** Far more networks than ever attack at once; beyond it the oldest alarms are forgotten. */
const mostAlerts = 10_000;

/**
 * Switches the demand for proof on where a rate is exceeded, and keeps it on until the rate has
 * stood below half of its limit for ten minutes: it does not flicker at the border.
 */
export function updateAlerts(standings: Standing[], keys: Keys, now: Date): void {
  for (const { rate, load } of standings) {
    const key = keys[rate.key];
    if (rate.consequence !== "demandProof" || key === undefined) continue;
    const isOn = isAlert(key, now);
    if (load <= (isOn ? 0.5 : 1)) continue;
    if (!isOn) raise(key, rate.name);
    setAlert(key, now.getTime() + calmForMs);
  }
}

/** Whether somebody with these keys has to prove work, as far as this process knows. */
export function isProofDue(keys: Keys, now: Date): boolean {
  return limits.alerts.size > 0 && scopes.some((scope) => isAlert(keys[scope], now));
}

/** As `isProofDue`, and as the other machines know. */
export async function isProofDueAnywhere(keys: Keys, now: Date): Promise<boolean> {
  if (isProofDue(keys, now)) return true;
  const names = scopes.flatMap((scope) => (keys[scope] ? [sharedName(keys[scope])] : []));
  const found = await findValkey()
    ?.exists(names)
    .catch(() => 0);
  return (found ?? 0) > 0;
}

/** Who has to prove work just now. */
export function describeAlerts(now: Date): "nobody" | "some_networks" | "everybody" {
  if (isAlert(everybody, now)) return "everybody";
  return [...limits.alerts.keys()].some((key) => isAlert(key, now)) ? "some_networks" : "nobody";
}

/** The one key of everybody; no hash looks like it. */
export const everybody = "everybody";

function isAlert(key: string | undefined, now: Date): boolean {
  return key !== undefined && (limits.alerts.get(key) ?? 0) > now.getTime();
}

function setAlert(key: string, until: number): void {
  limits.alerts.delete(key);
  limits.alerts.set(key, until);
  const [oldest] = limits.alerts.keys();
  if (limits.alerts.size > mostAlerts && oldest !== undefined) limits.alerts.delete(oldest);
}

/** Said once an alarm, with the rate's name and nothing of the network. */
function raise(key: string, rate: string): void {
  log.warn("proof_of_work_demanded", { rate });
  findValkey()
    ?.set(sharedName(key), "1", "PX", calmForMs)
    .catch((error: unknown) => log.debug("alert_not_shared", { error: describeError(error) }));
}

function sharedName(key: string): string {
  return `undersigned:limits:alert:${key}`;
}
