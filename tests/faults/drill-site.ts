import { spawn, type ChildProcess } from "node:child_process";
import { createWriteStream } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { paths } from "@/lib/paths";
import { findRunningPostgres } from "@/scripts/postgres";
import { discardCluster, readRecord } from "@/scripts/postgres/placement";
import { findFreePort } from "@/scripts/postgres/ports";
import { findPart, signalProcess } from "./processes";

/** A first start may have to build the site. */
const startPatience = 300_000;
const readyPatience = 120_000;
const firstPort = 4600;

/** The platform as `npm start` runs it, on a data folder of its own, for one drill. */
export class DrillSite {
  private process: ChildProcess | null = null;

  private constructor(
    readonly dataDir: string,
    readonly port: number,
    private readonly secretKeys: string,
    private readonly settings: Record<string, string>,
  ) {}

  /** Makes the data folder, which the database's own user must be able to pass through. */
  static async prepare(
    secretKeys: string,
    settings: Record<string, string> = {},
  ): Promise<DrillSite> {
    const dataDir = await mkdtemp(join(tmpdir(), "undersigned-drill-"));
    await chmod(dataDir, 0o711);
    return new DrillSite(dataDir, await findFreePort(firstPort), secretKeys, settings);
  }

  get origin(): string {
    return `http://localhost:${this.port}`;
  }

  /** Starts everything and resolves when it answers; what it prints goes to `site.log`. */
  async start(): Promise<void> {
    const site = spawn(process.execPath, [join("scripts", "start.mjs"), "start"], {
      env: this.environment(),
      stdio: ["ignore", "pipe", "pipe"],
    });
    this.process = site;
    const log = createWriteStream(join(this.dataDir, "site.log"), { flags: "a", mode: 0o600 });
    let printed = "";
    for (const stream of [site.stdout, site.stderr]) {
      stream.on("data", (data) => {
        log.write(data);
        printed = (printed + data).slice(-4_000);
      });
    }
    const end = Date.now() + startPatience;
    while (!/Undersigned is running/.test(printed)) {
      if (site.exitCode !== null || Date.now() > end) {
        throw new Error(`the site did not start: ${printed.trim().split("\n").at(-1)}`);
      }
      await sleep(100);
    }
  }

  /** SIGTERM to the whole, as an operator stops it; resolves when it has ended. */
  async stop(): Promise<void> {
    const site = this.process;
    this.process = null;
    if (!site || site.exitCode !== null || site.signalCode !== null) return;
    const gone = new Promise<void>((resolve) => site.once("exit", () => resolve()));
    site.kill("SIGTERM");
    await gone;
  }

  /** Ends one part at once, as a crash does; false when it does not run at the moment. */
  kill(part: "web" | "worker" | "postgres"): boolean {
    const root = this.process?.pid;
    const pid = root ? findPart(root, part) : null;
    return pid !== null && signalProcess(pid, "SIGKILL");
  }

  /** Whether that part runs at the moment. */
  runs(part: "web" | "worker" | "postgres"): boolean {
    const root = this.process?.pid;
    return Boolean(root && findPart(root, part));
  }

  /** Whether the web server says that it lives. */
  lives(): Promise<boolean> {
    return this.answers(paths.healthz());
  }

  /** Waits until web, worker and database are in order; false when that takes too long. */
  async becomesReady(signal?: AbortSignal): Promise<boolean> {
    for (const end = Date.now() + readyPatience; Date.now() < end; await sleep(200)) {
      if (signal?.aborted) return false;
      if (await this.answers(paths.readyz())) return true;
    }
    return false;
  }

  /** The address of its database; throws when that does not run. */
  async databaseUrl(): Promise<string> {
    const url = await findRunningPostgres(this.dataDir);
    if (!url) throw new Error("the drill's database does not run");
    return url;
  }

  /** Removes everything that the site left on disk. */
  async remove(): Promise<void> {
    const { cluster } = await readRecord(this.dataDir);
    if (cluster) await discardCluster(this.dataDir, join(this.dataDir, cluster));
    await rm(this.dataDir, { recursive: true, force: true });
  }

  private answers(path: string): Promise<boolean> {
    return fetch(`http://127.0.0.1:${this.port}${path}`, { signal: AbortSignal.timeout(3_000) })
      .then(async (response) => {
        await response.body?.cancel();
        return response.ok;
      })
      .catch(() => false);
  }

  private environment(): NodeJS.ProcessEnv {
    const inherited = { ...process.env };
    for (const name of ["DATABASE_URL", "PUBLIC_URL", "HOST", "TRUST_PROXY", "NODE_OPTIONS"]) {
      inherited[name] = "";
    }
    return {
      ...inherited,
      PORT: String(this.port),
      DATA_DIR: this.dataDir,
      SECRET_KEYS: this.secretKeys,
      LIMITS: "off",
      LOG_LEVEL: "warn",
      ...this.settings,
    };
  }
}
