import { createServer, type IncomingMessage } from "node:http";
import { parseTyped } from "@/lib/forms/schema";
import { paths } from "@/lib/paths";
import { addressContext, fingerprint, readLinkToken, seal, verifyLinkToken } from "@/lib/privacy";
import { parseAddress } from "@/lib/privacy/schema";
import { keepOnlyChosen } from "@/lib/signing/details";
import { parseCorrections, parseSignInput, type Corrections } from "@/lib/signing/schema";
import { findSignature, insertSignature, updateSignature } from "./bare-store";

// Node's own server and a transaction per signature, as one would write it by hand, at its
// best: one prepared statement, one round trip. Form, validation, fingerprint and sealing are
// the site's own code; outbox, pauses between mails and counting are left out.

async function sign(body: string): Promise<string | null> {
  const input = parseTyped(fieldsOf(body), parseSignInput);
  const address = input.ok ? parseAddress(input.value.email) : null;
  if (!input.ok || !address) return null;
  const emailFingerprint = fingerprint(address.canonical);
  await insertSignature({
    kept: keep(input.value, emailFingerprint),
    emailFingerprint,
    addressFingerprint: fingerprint(address.mailbox),
    sealedAddress: seal(address.typed, addressContext(emailFingerprint)),
    country: input.value.country ?? null,
    wantsUpdates: input.value.updates ?? false,
  });
  return paths.checkYourEmail("en");
}

async function confirm(token: string, body: string): Promise<string | null> {
  const input = parseTyped(fieldsOf(body), parseCorrections);
  const claim = readLinkToken(token);
  if (!input.ok || !claim) return null;
  const found = await findSignature(claim.id);
  if (!found || !verifyLinkToken(claim, "confirm", found.nonce)) return null;
  await updateSignature(claim.id, keep(input.value, found.email_fingerprint));
  return paths.thankYou("en", "british");
}

function keep(given: Corrections, emailFingerprint: Buffer) {
  return keepOnlyChosen(
    {
      visibility: given.visibility,
      name: given.name ?? null,
      role: given.role ?? null,
      organisation: given.organisation ?? null,
      capacity: given.personalCapacity ? "personal" : null,
    },
    emailFingerprint,
  );
}

/** As a form of an ordinary browser is read: no field twice, no file. */
function fieldsOf(body: string) {
  const none = new Set<string>();
  const first = Object.fromEntries(new URLSearchParams(body));
  return { first, repeated: none, files: none, tooMany: false };
}

/** By events, as the site's own server reads: an asynchronous loop costs more. */
function readBody(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    request.on("error", reject);
  });
}

const server = createServer(async (request, response) => {
  const body = await readBody(request);
  const token = /^\/en\/confirm\/([^/]+)$/.exec(request.url ?? "")?.[1];
  try {
    if (request.method === "GET") return void response.writeHead(200).end();
    const location = await (token ? confirm(token, body) : sign(body));
    response.writeHead(location ? 303 : 422, location ? { location } : {}).end();
  } catch (error) {
    process.stderr.write(`bare node: ${(error as Error).message}\n`);
    response.writeHead(500).end();
  }
});
server.listen(Number(process.env.PORT), "127.0.0.1");
process.on("SIGTERM", () => process.exit(0));
process.on("disconnect", () => process.exit(0));
