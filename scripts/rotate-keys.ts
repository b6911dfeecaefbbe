import { runCommand } from "./command";
import { alone } from "./keys/alone";
import { rotateAddresses } from "./keys/rotate-addresses";
import { rotateLinks } from "./keys/rotate-links";

const usage =
  "say npm run rotate-keys, or npm run rotate-keys -- links; with --drop-old to remove old versions";

/** Renews a key: `addresses`, with everything that is sealed under it, or `links`. */
await runCommand("rotate-keys", async () => {
  const args = process.argv.slice(3);
  const dropOld = args.includes("--drop-old");
  const [purpose = "addresses", ...rest] = args.filter((arg) => arg !== "--drop-old");
  if (purpose === "fingerprint") {
    throw new Error(
      "the fingerprint key never rotates: addresses are gone, so nothing could be keyed anew",
    );
  }
  if (rest.length > 0) throw new Error(usage);
  switch (purpose) {
    case "addresses":
      return alone("rotate-keys", () => rotateAddresses({ dropOld }));
    case "links":
      return alone("rotate-keys", () => rotateLinks({ dropOld }));
    default:
      throw new Error(usage);
  }
});
