import { spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
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
  const remove = () => rm(folder, { recursive: true });
  return { delivery, files, folder, remove };
}

/** Runs what the package's note says is to be run, to the letter; what each printed, or null where it failed. */
async function followNote(files: Record<string, Buffer>, folder: string) {
  const note = fileEnding(files, "how-to-check-this-package.txt").toString();
  const commands = [...note.matchAll(/^ {3}((?:sha256sum|grep|openssl) .*)$/gm)];
  const results: Record<string, string | null> = {};
  for (const [, command] of commands) {
    const found = spawnSync("sh", ["-c", command!], { cwd: folder, encoding: "utf8" });
    results[command!.split(" ")[0]!] = found.status === 0 ? found.stdout.trim() : null;
  }
  return results;
}

type Change = readonly [file: string, from: string, to: string];

/** Writes a file of the unpacked package with something else in it; returns its new bytes. */
async function alter(files: Record<string, Buffer>, folder: string, [file, from, to]: Change) {
  const path = Object.keys(files).find((each) => each.endsWith(file))!;
  const text = files[path]!.toString();
  expect(text).toContain(from);
  const altered = Buffer.from(text.replaceAll(from, to));
  await writeFile(join(folder, path), altered);
  return altered;
}

describe("a package", () => {
  it("passes the checks that it explains, with tools that are not ours", async () => {
    const { files, folder, remove } = await unpackedPackage();
    const found = await followNote(files, folder);
    expect(found).toEqual({
      sha256sum: expect.not.stringContaining("FAILED"),
      grep: "1",
      openssl: "Signature Verified Successfully",
    });
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

  const passed = { sha256sum: expect.any(String), grep: "1", openssl: expect.any(String) };

  it.each([
    ["a name", ["names.csv", "Anna Example", "Anne Example"], { ...passed, sha256sum: null }],
    ["a text", ["british-v1.en.txt", "Kagarlitsky", "Nobody"], { ...passed, sha256sum: null }],
    [
      "the count",
      ["manifest.json", '"confirmed": 1', '"confirmed": 9'],
      { ...passed, openssl: null },
    ],
  ] as const)("fails them when %s was altered", async (_, change, results) => {
    const { files, folder, remove } = await unpackedPackage();
    await alter(files, folder, change);
    expect(await followNote(files, folder)).toEqual(results);
    await remove();
  });

  it("fails them when a name was altered together with the file of hashes", async () => {
    const { files, folder, remove } = await unpackedPackage();
    const before = sha256(fileEnding(files, "names.csv"));
    const csv = await alter(files, folder, ["names.csv", "Anna Example", "Anne Example"]);
    await alter(files, folder, ["SHA256SUMS", before, sha256(csv)]);
    expect(await followNote(files, folder)).toEqual({ ...passed, grep: null });
    await remove();
  });

  it("fails them when a file is missing", async () => {
    const { files, folder, remove } = await unpackedPackage();
    await rm(
      join(
        folder,
        Object.keys(files).find((path) => path.endsWith("names.json"))!,
      ),
    );
    expect(await followNote(files, folder)).toEqual({ ...passed, sha256sum: null });
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
