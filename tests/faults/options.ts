import { parseArgs } from "node:util";

/** What can go wrong, in the order in which a drill over all of them goes. */
export const faultNames = ["web", "worker", "postgres", "disk", "stop"] as const;

export type FaultName = (typeof faultNames)[number];

/** The drill of the mail provider's faults, which goes on for as long as its signers take. */
const mailName = "mail";
/** The drill of a script that signs from a few networks. */
const botsName = "bots";

export type DrillOptions = {
  faults: FaultName[];
  withMail: boolean;
  withBots: boolean;
  /** For all faults together. */
  minutes: number;
  clients: number;
};

const usage = `npm run drill -- [${faultNames.join(" | ")} | ${mailName} | ${botsName} | all] [--minutes 1] [--clients 64]`;

/** Reads the command line; throws one line that says what is possible. */
export function parseOptions(args: string[]): DrillOptions {
  try {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        minutes: { type: "string", default: "1" },
        clients: { type: "string", default: "64" },
      },
    });
    const [name = "all", ...rest] = positionals;
    const chosen = faultNames.filter((fault) => name === "all" || name === fault);
    const withMail = name === "all" || name === mailName;
    const withBots = name === "all" || name === botsName;
    if (rest.length > 0 || (chosen.length === 0 && !withMail && !withBots))
      throw new Error(`there is no drill "${name}"`);
    return {
      faults: chosen,
      withMail,
      withBots,
      minutes: readNumber(values.minutes, 0.2, 60, "minutes"),
      clients: Math.floor(readNumber(values.clients, 1, 256, "clients")),
    };
  } catch (error) {
    throw new Error(`${(error as Error).message.split("\n")[0]}; possible is: ${usage}`);
  }
}

function readNumber(text: string, least: number, most: number, name: string): number {
  const value = Number(text);
  if (value >= least && value <= most) return value;
  throw new Error(`--${name} must be from ${least} to ${most}`);
}
