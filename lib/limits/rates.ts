import { mostTries } from "./schema";

/**
 * What a rate is counted by. `network` is one connection to the internet (IPv4 address, IPv6
 * /64), which a university, a mobile carrier or a Tor exit shares among many people;
 * `neighbourhood` what is usually one owner's (/24, /48). `domain` is a mail domain that is no
 * large provider's, `address` a person's canonical address, `everybody` all together.
 */
export type KeyKind = "network" | "neighbourhood" | "domain" | "address" | "everybody";

/** What is counted. */
export type Counted =
  /** A submission with a form or a call that has no errors. */
  | "submission"
  /** One that looks like a machine's. */
  | "suspicious"
  /** One without the proof of work that was asked for. */
  | "unproven"
  /** A challenge handed out. */
  | "challenge"
  /** A request for a mail with a link to one's own signature. */
  | "linkRequest"
  /** A request for a mail with a link into the dashboard. */
  | "staffLinkRequest";

export type Consequence =
  /** 429 with Retry-After; only at rates that no group of people reaches. */
  | "refuse"
  /** No mail, and no word about it; of a link into the dashboard, a later one. */
  | "holdMail"
  /** Points of suspicion. */
  | "suspect"
  /** Whoever shares the key has to prove work, until it has been calm for a while. */
  | "demandProof"
  /** Taken, neither shown nor counted until an organiser has looked. */
  | "quarantine";

export type Rate = {
  name: string;
  counts: Counted;
  key: KeyKind;
  /** The burst: more than so many within a minute. */
  aMinute: number;
  /** What is sustained: more than so many within an hour. */
  anHour: number;
  consequence: Consequence;
};

/**
 * Every rate there is. Suspicion comes before proof, proof before quarantine, and refusal last:
 * a hall full of people behind one address signs within a quarter of an hour, and is asked for
 * nothing but their browsers' work. `tests/integration/bot-run.test.ts` plays against this table.
 */
export const rates: readonly Rate[] = [
  rate("network-busy", "submission", "network", 12, 90, "suspect"),
  rate("network-proof", "submission", "network", 20, 150, "demandProof"),
  rate("network-velocity", "submission", "network", 90, 600, "quarantine"),
  rate("network-flood", "submission", "network", 240, 3_000, "refuse"),

  rate("neighbourhood-proof", "submission", "neighbourhood", 60, 450, "demandProof"),
  rate("neighbourhood-velocity", "submission", "neighbourhood", 200, 1_500, "quarantine"),
  rate("neighbourhood-flood", "submission", "neighbourhood", 900, 10_000, "refuse"),

  rate("domain-busy", "submission", "domain", 15, 90, "suspect"),
  rate("domain-velocity", "submission", "domain", 60, 300, "quarantine"),

  rate("address-mail", "submission", "address", 5, 10, "holdMail"),

  rate("mails-of-everybody", "submission", "everybody", 12_000, 200_000, "demandProof"),

  rate("network-suspicious", "suspicious", "network", 5, 15, "demandProof"),
  rate("everybody-suspicious", "suspicious", "everybody", 60, 600, "demandProof"),

  rate("network-unproven", "unproven", "network", 10, 40, "holdMail"),
  rate("everybody-unproven", "unproven", "everybody", 120, 1_200, "holdMail"),

  rate("challenges", "challenge", "network", 300, 3_000, "refuse"),

  rate("link-requests", "linkRequest", "network", 60, 600, "refuse"),
  rate("link-mails", "linkRequest", "address", 2, 4, "holdMail"),

  // Nobody is refused: who shares a network with the team must not be able to keep it out.
  rate("staff-link-requests", "staffLinkRequest", "network", 60, 600, "holdMail"),
  rate("staff-link-mails", "staffLinkRequest", "address", 2, 4, "holdMail"),
];

/** How often one network counts towards a rate of everybody's: one alone alarms nobody else. */
export const mostOfOneNetwork = 20;

/** So long (milliseconds) proof is demanded after the rate last stood above half of its limit. */
export const calmForMs = 600_000;

/** A proof of work: how hard, for how long. */
export const proofRules = {
  /** Rounds of PBKDF2 per try: a millisecond or so. */
  cost: 5_000,
  /** Tries until the solution: a second or two on a laptop, a few on a phone. */
  tries: { least: mostTries / 2, most: mostTries },
  /** Milliseconds after which a challenge is of no use. */
  expiresAfterMs: 600_000,
} as const;

/** Points of suspicion; from `threshold` on a submission counts as suspicious. */
export const suspicion = {
  /** The control that people do not see is filled in. */
  trap: 3,
  /** The form's time is forged, of another day or of the future. */
  oddFormTime: 2,
  /** A form without its time. */
  noFormTime: 1,
  /** A mailbox to throw away. */
  disposable: 1,
  /** A rate with the consequence `suspect`. */
  busy: 1,
  threshold: 3,
} as const;

function rate(
  name: string,
  counts: Counted,
  key: KeyKind,
  aMinute: number,
  anHour: number,
  consequence: Consequence,
): Rate {
  return { name, counts, key, aMinute, anHour, consequence };
}
