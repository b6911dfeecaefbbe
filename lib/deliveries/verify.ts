import { manifestPublicKey } from "./manifest";
import { selectIssued } from "./ledger-store";
import type { DeliveryProfile, Reconciliation } from "./schema";

/** What anybody may know of a package that we issued: not for whom it was made. */
export type IssuedManifest = {
  reference: string;
  /** `YYYY-MM-DD` */
  issuedOn: string;
  takenAt: Date;
  profile: DeliveryProfile;
  sums: Reconciliation;
  /** Of how many it is. */
  statements: number;
  isSupplement: boolean;
};

/** Whether a manifest with this SHA-256 (hexadecimal) is ours, when it is of, and for which count. */
export async function findIssuedManifest(hash: string): Promise<IssuedManifest | null> {
  const tidy = hash.trim().toLowerCase();
  return /^[0-9a-f]{64}$/.test(tidy) ? selectIssued(tidy) : null;
}

/** The key that fits every manifest's signature, as PEM. */
export function findManifestKey(): string {
  return manifestPublicKey();
}
