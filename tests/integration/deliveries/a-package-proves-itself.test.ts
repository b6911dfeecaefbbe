import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { cast } from "@/prisma/seed/builders";
import { pool } from "@/lib/db";
import { findIssued } from "@/lib/deliveries";
import { readDeliveryFile } from "@/lib/deliveries/download";
import { sha256 } from "@/lib/deliveries/manifest";
import { endDelivery } from "@/lib/deliveries/store";
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
    expect(await findIssued(` ${hash.toUpperCase()} `)).toMatchObject({
      ...{ what: "package", hashOf: "manifest", statements: 1 },
      reference: delivery.reference,
      sums: { confirmed: 1, named: 1 },
    });
    expect(await findIssued(sha256("another"))).toBeNull();
    expect(await findIssued("no hash")).toBeNull();
    await remove();
  });

  it("is known by the hash of the ZIP too, also when the file is gone", async () => {
    const { delivery, remove } = await unpackedPackage();
    let zip = Buffer.alloc(0);
    for await (const piece of readDeliveryFile(delivery)) zip = Buffer.concat([zip, piece]);
    const known = { what: "package", hashOf: "zip", reference: delivery.reference };
    expect(await findIssued(sha256(zip))).toMatchObject(known);
    await endDelivery(delivery.id, { to: "expired", from: ["ready"] });
    expect(await findIssued(sha256(zip))).toMatchObject(known);
    expect(await findIssued(sha256(zip.subarray(1)))).toBeNull();
    await remove();
  });

  it("is told of what everybody may have, and of no list of names", async () => {
    const { files, remove } = await unpackedPackage();
    expect(await findIssued(sha256(files["public-key.pem"]!))).toEqual({ what: "key" });
    expect(await findIssued(sha256(files["statement-british-v1.ru.txt"]!))).toEqual({
      ...{ what: "text", locale: "ru", versions: [1], title: expect.any(String) },
    });
    for (const ending of ["names.csv", "names.json", "statistics.csv"]) {
      expect(await findIssued(sha256(fileEnding(files, ending)))).toBeNull();
    }
    await remove();
  });

  it("has a manifest that nobody can make up by trying names: its salt is kept nowhere else", async () => {
    await signAndConfirm({ ...cast.anna });
    const salts = new Set<string>();
    for (let time = 0; time < 2; time += 1) {
      const { files } = await deliver();
      const { salt } = JSON.parse(files["manifest.json"]!.toString());
      expect(salt).toMatch(/^[0-9a-f]{32}$/);
      salts.add(salt);
      const kept = await pool.query("select row_to_json(delivery)::text as row from delivery");
      for (const { row } of kept.rows) expect(row).not.toContain(salt);
    }
    expect(salts.size).toBe(2);
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
