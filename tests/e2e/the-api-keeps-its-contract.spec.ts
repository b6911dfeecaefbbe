import type { APIResponse } from "@playwright/test";
import { buildSubmission } from "@/prisma/seed/builders";
import { play } from "./support/people";
import { expect, test } from "./support/story";

const post = "/api/v1/statements/british/signatures";
const json = { "content-type": "application/json" };

type Described = { responses: Record<string, object> };

async function expectProblem(answer: APIResponse, status: number) {
  expect(answer.status()).toBe(status);
  expect(answer.headers()["content-type"]).toMatch(/^application\/problem\+json/);
  const problem = await answer.json();
  expect(problem).toMatchObject({ status, title: expect.any(String) });
  return problem;
}

test("lists both statements and the total", async ({ request, baseURL }) => {
  const answer = await request.get("/api/v1/statements");
  expect(answer.headers()["access-control-allow-origin"]).toBe("*");
  const { statements, total } = await answer.json();
  expect(statements.map(({ slug }: { slug: string }) => slug)).toEqual(["british", "russian"]);
  for (const statement of statements) {
    expect(statement).toMatchObject({
      slug: expect.any(String),
      title: expect.any(String),
      locale: expect.any(String),
      status: "open",
      count: expect.any(Number),
      url: expect.stringContaining(baseURL!),
    });
    expect(statement).toHaveProperty("goal");
  }
  expect(total).toEqual(expect.any(Number));
});

test("gives one statement, in its own language or in another", async ({ request }) => {
  const russian = await (await request.get("/api/v1/statements/russian")).json();
  expect(russian).toMatchObject({ locale: "ru", translation: false, version: 1 });
  expect(russian.text).toMatch(/[а-я]{5}/);
  expect(russian).toHaveProperty("openedAt");
  const english = await (await request.get("/api/v1/statements/russian?locale=en")).json();
  expect(english).toMatchObject({ locale: "en", translation: true });
});

test("gives the signatories with first signatories by category, and pages through", async ({
  request,
}) => {
  const answer = await request.get("/api/v1/statements/british/signatories?limit=2&locale=en");
  expect(answer.headers()["access-control-allow-origin"]).toBe("*");
  const { notable, signatories, next } = await answer.json();
  expect(notable.map(({ category }: { category: { slug: string } }) => category.slug)).toContain(
    "culture",
  );
  const people = notable.flatMap((part: { people: object[] }) => part.people);
  expect(people).toHaveLength(18);
  for (const person of people) {
    expect(Object.keys(person).sort()).toEqual(["capacity", "name", "organisation", "role"]);
  }
  expect(signatories.length).toBeLessThanOrEqual(2);
  for (const signatory of signatories) {
    expect(Object.keys(signatory).sort()).toEqual([
      "capacity",
      "day",
      "name",
      "organisation",
      "role",
    ]);
    expect(signatory.day).toMatch(/^\d{4}-\d\d-\d\d$/);
  }
  expect(next === null || typeof next === "string").toBe(true);
  for (const query of [
    "limit=0",
    "limit=-1",
    "limit=1e9",
    "limit=x",
    "after=x",
    "q=%00",
    "locale=xx",
  ]) {
    const odd = await request.get(`/api/v1/statements/british/signatories?${query}`);
    expect.soft(odd.status(), query).toBeLessThan(500);
  }
});

test("takes a signature and answers the same whatever happened", async ({ request, mailbox }) => {
  const signer = play("zoe");
  const data = { ...buildSubmission(signer), locale: "en", personalCapacity: true, updates: false };
  for (let time = 0; time < 2; time += 1) {
    const answer = await request.post(post, { data });
    expect(answer.status()).toBe(202);
    expect(await answer.json()).toEqual({ status: "check_your_email" });
  }
  await mailbox.waitForConfirmLink(signer.email);
});

test("names every wrong field with a code and a message in the caller’s language", async ({
  request,
}) => {
  const problems = [];
  for (const locale of ["en", "ru"]) {
    const data = { email: "x", visibility: "all", country: "XX", locale };
    const problem = await expectProblem(await request.post(post, { data }), 422);
    const fields = problem.errors.map(({ field }: { field: string }) => field);
    expect(fields).toEqual(["name", "email", "country", "visibility", "consent"]);
    for (const { code, message } of problem.errors) {
      expect(code).toMatch(/^[a-z_]+$/);
      expect(message.length).toBeGreaterThan(5);
    }
    problems.push(problem.errors.map(({ message }: { message: string }) => message).join());
  }
  expect(problems[1]).toMatch(/[а-яё]/i);
  expect(problems[0]).not.toMatch(/[а-яё]/i);
});

test("takes nothing without consent", async ({ request }) => {
  const { consent: _consent, ...rest } = buildSubmission(play("anna"));
  for (const consent of [undefined, null, false, "on", "true", 1, []]) {
    const problem = await expectProblem(
      await request.post(post, { data: { ...rest, consent } }),
      422,
    );
    expect(problem.errors[0].field).toBe("consent");
  }
});

test("answers each mistake with its own status", async ({ request, database }) => {
  const data = buildSubmission(play("anna"));
  await expectProblem(await request.get("/api/v1/statements/nothing"), 404);
  await expectProblem(await request.get("/api/v1/statements/nothing/signatories"), 404);
  await expectProblem(await request.post("/api/v1/statements/nothing/signatures", { data }), 404);
  await expectProblem(await request.get("/api/v1/nothing"), 404);
  await expectProblem(await request.get(post), 405);
  for (const path of ["", "/british", "/british/signatories"]) {
    for (const method of ["POST", "PUT", "DELETE"]) {
      const answer = await request.fetch(`/api/v1/statements${path}`, { method, data });
      await expectProblem(answer, 405);
      expect(answer.headers().allow).toBeTruthy();
    }
  }
  await expectProblem(await request.post(post, { form: { name: "x" } }), 415);
  await expectProblem(
    await request.post(post, { data: "x", headers: { "content-type": "text/plain" } }),
    415,
  );
  for (const body of ["{", "", "[]", "null", "1", '"x"', '{"a":', Buffer.from([0xff, 0xfe])]) {
    const answer = await request.post(post, { data: body, headers: json });
    expect.soft([400, 422], String(body)).toContain(answer.status());
  }
  const large = JSON.stringify({ ...data, role: "x".repeat(70_000) });
  await expectProblem(await request.post(post, { data: large, headers: json }), 413);
  const huge = JSON.stringify({ ...data, role: "x".repeat(2_000_000) });
  const cut = await request.post(post, { data: huge, headers: json }).catch(() => null);
  if (cut) expect(cut.status()).toBe(413);

  await database.query("update statement set status = 'closed' where slug = 'russian'");
  try {
    const closed = await request.post("/api/v1/statements/russian/signatures", { data });
    await expectProblem(closed, 409);
    const page = await request.get("/en/statements/russian");
    expect(await page.text()).not.toContain('name="consent"');
  } finally {
    await database.query("update statement set status = 'open' where slug = 'russian'");
  }
});

test("describes itself", async ({ request }) => {
  const description = await (await request.get("/api/v1/openapi.json")).json();
  expect(description.openapi).toMatch(/^3\.1/);
  expect(Object.keys(description.paths).join()).toContain("/statements/{slug}/signatures");
  for (const [path, methods] of Object.entries<Record<string, Described>>(description.paths)) {
    const [method] = Object.keys(methods);
    expect(Object.keys(methods)).toEqual([method]);
    expect.soft(methods[method!]!.responses, path).toHaveProperty("405.headers.Allow");
    const other = method === "get" ? "POST" : "GET";
    const url = `/api/v1${path.replace("{slug}", "british")}`;
    const answer = await request.fetch(url, { method: other });
    await expectProblem(answer, 405);
    expect.soft(answer.headers().allow, path).toContain(method!.toUpperCase());
  }
});
