import { request, type Agent } from "node:http";
import type { Answer } from "./ledger";

const patience = 20_000;

/**
 * Sends a form as a browser without JavaScript does, and does not follow. `network` is the
 * visitor's address, for a site that believes the proxy in front of it.
 */
export function postForm(
  site: { port: number; origin: string },
  agent: Agent,
  path: string,
  body: string,
  network?: string,
): Promise<{ answer: Answer; detail: string }> {
  return new Promise((resolve) => {
    const sent = request(
      {
        host: "127.0.0.1",
        port: site.port,
        path,
        method: "POST",
        agent,
        timeout: patience,
        headers: {
          host: new URL(site.origin).host,
          origin: site.origin,
          "sec-fetch-site": "same-origin",
          "content-type": "application/x-www-form-urlencoded",
          "content-length": Buffer.byteLength(body),
          ...(network ? { "x-forwarded-for": network } : {}),
        },
      },
      (response) => {
        const { statusCode = 0, headers } = response;
        response.on("error", () => {});
        response.resume();
        resolve(judge(statusCode, headers.location ?? ""));
      },
    );
    sent.on("timeout", () => sent.destroy(new Error("timeout")));
    sent.on("error", (error: NodeJS.ErrnoException) => {
      const detail = error.code ?? error.message;
      resolve({ answer: detail === "ECONNREFUSED" ? "refused" : "broken", detail });
    });
    sent.end(body);
  });
}

/** The head alone decides: who has it has been thanked. */
function judge(status: number, location: string): { answer: Answer; detail: string } {
  const thanked = /\/(check-your-email|thank-you)([?#]|$)/.test(location);
  if (status === 303 && thanked) return { answer: "acknowledged", detail: "303" };
  if (status === 503) return { answer: "refused", detail: "503" };
  return { answer: "wrong", detail: `${status} ${location.replace(/[\w-]{40,}/, "…")}`.trim() };
}
