import { readFile } from "node:fs/promises";
import { buildSubmission } from "@/prisma/seed/builders";
import { dumpDatabase } from "../support/dump";
import { findTraces } from "../support/traces";
import { findActions, type FoundAction } from "./support/doors/find-doors";
import { play } from "./support/people";
import { fieldsOf } from "./support/site";
import { expect, test } from "./support/story";

const page = "/en/statements/british";
const textOnly = { "content-type": "text/plain;charset=UTF-8" };

test("web server and worker write down no name, address or link, whatever people send", async ({
  site,
  mailbox,
  request,
  database,
}) => {
  const mark = `Qlog${Date.now().toString(36)}z`;
  const person = play("nobody", { name: `${mark} Kanarek`, email: `${mark}.x@logs.example.org` });
  const typed = { name: person.name, email: person.email };

  await site.postForm(page, fieldsOf(typed, { visibility: "count" }));
  const link = await mailbox.waitForConfirmLink(person.email);
  await request.get(`${link}x`);
  await request.head(link);
  expect((await site.confirm(link)).status()).toBe(303);
  await mailbox.waitFor(person.email, 2);

  // What goes wrong is where logs become talkative.
  await site.postForm(page, fieldsOf(typed, { visibility: "everybody", country: mark }));
  await site.postForm("/en/statements/nowhere", fieldsOf(typed));
  await site.postForm(page, fieldsOf({ ...typed, name: person.name.repeat(20) }));
  await site.postSignature({ ...buildSubmission(person), visibility: [person.email] });
  await site.postSignature(`{"name": "${person.name}", "email": ${person.email}`);
  await request.get(`/en/statements/british/signatories?q=${person.name}`);
  await request.get(`/en/${mark}?email=${person.email}`);
  await request.get(`/api/v1/statements/${mark}`);
  // A server action is an address that takes anything; what fails there, Next puts into words.
  const [{ id, page: room }] = findActions() as [FoundAction];
  for (const data of ["Kanarek {", '[{"name":Kanarek}]', '["$KKanarek"]', '["$FKanarek"]']) {
    await request.post(room, { data, headers: { "next-action": id, ...textOnly } });
    await request.post(room, { multipart: { $ACTION_REF_1: "", "$ACTION_1:0": data, name: data } });
    await request.post(room, { multipart: { 0: data }, headers: { "next-action": id } });
  }

  const token = link.split("/").at(-1)!;
  const texts = [person.email, mark, token, "Kanarek"];
  // Lines are on their way from one process to another.
  await expect(async () => {
    expect((await readFile(process.env.E2E_LOG!, "utf8")).length).toBeGreaterThan(0);
  }).toPass({ timeout: 5_000 });
  const log = await readFile(process.env.E2E_LOG!);
  expect(log.toString()).toContain("mails_delivered");
  expect(log.toString()).toContain('"event":"page_failed","error":"SyntaxError"');
  expect(findTraces(log, texts)).toEqual([]);
  expect(findTraces(await dumpDatabase(database), [person.email, mark])).toEqual([]);
});
