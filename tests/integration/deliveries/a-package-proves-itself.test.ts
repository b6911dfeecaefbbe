import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cast } from "@/prisma/seed/builders";
import { findIssuedManifest } from "@/lib/deliveries";
import { sha256 } from "@/lib/deliveries/manifest";
import { deliver, fileEnding, signAndConfirm } from "../../support/deliveries";

async function unpackedPackage() {
  await signAndConfirm({ ...cast.anna });
  const { delivery, files } = await deliver({ formats: ["csv", "json"] });
  const folder = await mkdtemp(join(tmpdir(), "undersigned-package-"));
  for (const [path, bytes] of Object.entries(files)) await writeFile(join(folder, path), bytes);
  const run = (command: string, ...args: string[]) =>
    execFileSync(command, args, { cwd: folder, stdio: ["ignore", "pipe", "pipe"] }).toString();
  return { delivery, files, folder, run, remove: () => rm(folder, { recursive: true }) };
}

const openssl = ["pkeyutl", "-verify", "-pubin", "-inkey", "public-key.pem", "-rawin"];
const checkSignature = [...openssl, "-in", "manifest.json", "-sigfile", "manifest.sig"];

describe("a package", () => {
  it("passes the checks that it explains, with tools that are not ours", async () => {
    const { files, run, remove } = await unpackedPackage();
    expect(fileEnding(files, "how-to-check-this-package.txt").toString()).toContain(
      `openssl ${checkSignature.join(" ")}`,
    );
    expect(run("sha256sum", "-c", "SHA256SUMS")).not.toContain("FAILED");
    expect(run("openssl", ...checkSignature)).toContain("Verified Successfully");
    const manifest = JSON.parse(files["manifest.json"]!.toString());
    const listed = manifest.files.map((file: { path: string }) => file.path).sort();
    const others = ["manifest.json", "manifest.sig"];
    expect(listed).toEqual(
      Object.keys(files)
        .filter((path) => !others.includes(path))
        .sort(),
    );
    await remove();
  });

  it("fails them when a name or the manifest was altered", async () => {
    const { files, folder, run, remove } = await unpackedPackage();
    const csv = Object.keys(files).find((path) => path.endsWith("names.csv"))!;
    const altered = (await readFile(join(folder, csv), "utf8")).replace(
      "Anna Example",
      "Anne Example",
    );
    await writeFile(join(folder, csv), altered);
    expect(() => run("sha256sum", "-c", "SHA256SUMS")).toThrow();
    const manifest = files["manifest.json"]!.toString().replace('"confirmed": 1', '"confirmed": 9');
    await writeFile(join(folder, "manifest.json"), manifest);
    expect(() => run("openssl", ...checkSignature)).toThrow();
    await remove();
  });

  it("is known by the hash of its manifest, and another is not", async () => {
    const { delivery, files, remove } = await unpackedPackage();
    const hash = sha256(files["manifest.json"]!);
    expect(await findIssuedManifest(` ${hash.toUpperCase()} `)).toMatchObject({
      reference: delivery.reference,
      sums: { confirmed: 1, named: 1 },
    });
    expect(await findIssuedManifest(sha256("another"))).toBeNull();
    expect(await findIssuedManifest("no hash")).toBeNull();
    await remove();
  });

  it("quotes the statement exactly as it was signed and hashed", async () => {
    const { files, remove } = await unpackedPackage();
    const manifest = JSON.parse(files["manifest.json"]!.toString());
    const [version] = manifest.statements[0].versions;
    for (const { language, sha256: hash } of version.texts) {
      expect(sha256(files[`statement-british-v1.${language}.txt`]!)).toBe(hash);
    }
    await remove();
  });
});
