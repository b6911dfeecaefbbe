import { access, constants, mkdir, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";

/** Makes the data folder and proves that it can be written; throws one line that names `DATA_DIR`. */
export async function requireDataDir(dataDir: string): Promise<void> {
  const probe = join(dataDir, `.probe-${process.pid}`);
  try {
    await makeFolder(dataDir, process.getuid?.() === 0 ? 0o711 : 0o700);
    await access(dataDir, constants.R_OK | constants.X_OK);
    await writeFile(probe, "");
    await rm(probe);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Error(`DATA_DIR must be a folder that can be written: ${dataDir} is not (${code})`);
  }
}

/** Node's own recursive `mkdir` never returns where the system refuses new folders, as /proc does. */
async function makeFolder(folder: string, mode: number): Promise<void> {
  const make = () => mkdir(folder, { mode });
  await make().catch(async (error: NodeJS.ErrnoException) => {
    if (error.code === "EEXIST") return;
    const parent = dirname(folder);
    if (error.code !== "ENOENT" || (await stat(parent).catch(() => null))) throw error;
    await makeFolder(parent, mode);
    await make();
  });
}

const listenFailures: Record<string, string> = {
  EADDRINUSE: "is in use by another program: stop that, or set PORT to another",
  EACCES: "may not be opened by this user: set PORT to 1024 or above",
  EADDRNOTAVAIL: "cannot be opened: HOST must be an address of this machine",
  ENOTFOUND: "cannot be opened: HOST must be an address of this machine",
};

/** Proves that the port is free; throws one line that names it. */
export async function requireFreePort(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    // Whoever connects in this moment must not keep it from closing.
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error) => reject(new Error(describeListenFailure(error, host, port))));
    server.listen(port, host, () => server.close(() => resolve()));
  });
}

/** Why a server cannot listen there, in a line for the operator. */
export function describeListenFailure(error: unknown, host: string, port: number): string {
  const { code = "", message } = error as NodeJS.ErrnoException;
  return `port ${port} on ${host} ${listenFailures[code] ?? `cannot be opened: ${message}`}`;
}
