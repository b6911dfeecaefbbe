import { redirect } from "next/navigation";
import { describe, expect, it } from "vitest";
import { freshForm, type FormAction } from "@/components/dashboard/form-state";
import { sendSafely } from "@/components/dashboard/safe-sending";

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
}

const failing =
  (error: unknown): FormAction =>
  async () => {
    throw error;
  };

describe("a form whose action does not answer", () => {
  it("is shown again with everything typed, and why", async () => {
    const typed = { name: "Committee Example", address: "" };
    const unread = failing(new Error("413 Payload Too Large\n"));
    const again = await sendSafely(unread, { ...freshForm, attempt: 2 }, formOf(typed));
    expect(again).toMatchObject({ attempt: 3, values: typed, problems: [], notice: "too_large" });
    const unreachable = failing(new TypeError("Failed to fetch"));
    expect(await sendSafely(unreachable, freshForm, formOf(typed))).toMatchObject({
      values: typed,
      notice: "no_answer",
    });
  });

  it("is called too large when the server hung up on so much text", async () => {
    const cut = failing(new TypeError("Failed to fetch"));
    const typed = { text: "x".repeat(1_400_000) };
    const again = await sendSafely(cut, freshForm, formOf(typed));
    expect(again).toMatchObject({ values: typed, notice: "too_large" });
  });

  it("leaves alone what the action answers, where it leads, and what breaks in it", async () => {
    const answer = { ...freshForm, attempt: 1, notice: "passkey" } as const;
    expect(await sendSafely(async () => answer, freshForm, formOf({}))).toBe(answer);
    const leading: FormAction = async () => redirect("/dashboard");
    await expect(sendSafely(leading, freshForm, formOf({}))).rejects.toThrow("NEXT_REDIRECT");
    const broken = Object.assign(new Error("a bug"), { digest: "123" });
    await expect(sendSafely(failing(broken), freshForm, formOf({}))).rejects.toBe(broken);
  });
});
