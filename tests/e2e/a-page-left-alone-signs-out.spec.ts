import { randomUUID } from "node:crypto";
import { expect, test } from "./support/story";
import { signInAs } from "./support/team";
import { wordsOf } from "./support/words";

const running = wordsOf("en").moderation!.rules!.running!;

test("a page that looks again by itself is no use of the session, which ends beside it", async ({
  page,
  database,
}) => {
  const email = await signInAs(page, database);
  const own = "organiser_id = (select id from organiser where email = $1)";
  const leaveAlone = (minutes: number) =>
    database.query(
      `update session set last_seen_at = now() - make_interval(mins => $2) where ${own}`,
      [email, minutes],
    );
  const countIdleMinutes = async () => {
    const { rows } = await database.query(
      `select floor(extract(epoch from now() - last_seen_at) / 60)::int as minutes
       from session where ${own}`,
      [email],
    );
    return rows[0].minutes;
  };
  // A rule that no worker has heard of stays on its way.
  const rule = randomUUID();
  await database.query(
    `insert into moderation_rule (id, actor_id, conditions, verb, state, total, created_at)
     select $1, id, '{}', 'flag', 'running', 7, now() from organiser where email = $2`,
    [rule, email],
  );
  await page.goto(`/dashboard/signatures/rules/${rule}`);
  await expect(page.getByText(running).first()).toBeVisible();
  await leaveAlone(10);
  for (let n = 0; n < 2; n += 1) {
    await page.waitForResponse((response) => response.request().headers().rsc === "1");
  }
  expect(await countIdleMinutes()).toBe(10);
  await page.reload();
  expect(await countIdleMinutes()).toBe(0);
  await leaveAlone(30);
  await expect(page).toHaveURL(/\/sign-in$/);
  await database.query("delete from moderation_rule where id = $1", [rule]);
});
