import { IncomingMessage, type ServerResponse } from "node:http";
import { paths } from "@/lib/paths";
import { refuse } from "./refuse";

/** A form of a megabyte still gets its page and a message; more is nobody's signature. */
export const largestBody = 1_310_720;

/** The one page that takes a file, and how large its form may be; the file itself may have 4 MiB. */
const upload = { page: paths.settingsPhotograph(), largest: 6_291_456 };

function limitOf({ url }: IncomingMessage): number {
  return url === upload.page ? upload.largest : largestBody;
}

/** Whether anything comes after the headers. */
export function hasBody({ headers }: IncomingMessage): boolean {
  return "transfer-encoding" in headers || Number(headers["content-length"] ?? 0) > 0;
}

/**
 * A request's body when all of it has come, so that nobody behind us waits for slow senders or
 * meets half a request. Null when there is nothing left to do: its sender went away, or it is
 * larger than its page takes, announced or not, and was answered with 413. The server's own
 * time-outs cut whoever takes too long.
 */
export function readWhole(
  request: IncomingMessage,
  response: ServerResponse,
): Promise<Buffer | null> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const limit = limitOf(request);
    const giveUp = () => {
      if (!response.headersSent) refuseSize(request, response);
      resolve(null);
    };
    if (Number(request.headers["content-length"] ?? 0) > limit) return giveUp();
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= limit) return chunks.push(chunk);
      chunks.length = 0;
      giveUp();
    });
    request.on("end", () => resolve(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks)));
    request.on("error", () => resolve(null));
    request.on("close", () => resolve(null));
  });
}

/** The same request with its body before it, as if nobody had read it. */
export function replay(request: IncomingMessage, body: Buffer): IncomingMessage {
  const again = new IncomingMessage(request.socket);
  const { method, url, headers, rawHeaders } = request;
  const { httpVersion, httpVersionMajor, httpVersionMinor } = request;
  Object.assign(again, { method, url, headers, rawHeaders, complete: true });
  Object.assign(again, { httpVersion, httpVersionMajor, httpVersionMinor });
  again.push(body);
  again.push(null);
  return again;
}

function refuseSize(request: IncomingMessage, response: ServerResponse): void {
  response.setHeader("connection", "close");
  // A little time, so that the answer reaches somebody who is still sending.
  const cut = () => void setTimeout(() => request.socket.destroy(), 500).unref();
  refuse(request, response, { status: 413, code: "too_large" }, cut);
}
