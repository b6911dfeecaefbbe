import { expect } from "@playwright/test";
import { say, type StatementsRoom } from "./statements-room";
import { expectNoBarriers } from "./versions";

/** The page on which a draft is published says of one language that its translation stays behind, and asks. */
export async function expectLeftBehind({ page }: StatementsRoom, left: string, version: number) {
  const names = { languages: left, version };
  await expect(page.getByText(say("publish.leavesBehind", names))).toBeVisible();
  const asked = page.getByRole("checkbox", { name: say("publish.translationsFit", names) });
  await expect(asked).not.toBeChecked();
  await expectNoBarriers(page);
}

/** The list and the statement's page tell of it, until somebody who has compared the two says that it fits. */
export async function sayThatTranslationFits(
  { page, status }: StatementsRoom,
  room: string,
  { follows, number }: { follows: number; number: number },
) {
  await page.goto("/dashboard/statements");
  await expect(page.getByText(say("hasStaleTranslation"))).toHaveCount(1);
  await page.goto(room);
  const stale = page.getByText(say("published.stale", { follows, number }));
  await expect(stale).toBeVisible();
  await expectNoBarriers(page);
  await page.getByRole("button", { name: say("published.check", { number }) }).click();
  await expect(status.first()).toContainText(
    say("published.checked", { language: "Russian", number }),
  );
  await expect(stale).toHaveCount(0);
}
