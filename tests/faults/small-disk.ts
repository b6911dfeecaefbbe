import { spawnSync } from "node:child_process";
import { mkdir, open, rm, statfs } from "node:fs/promises";
import { join, relative, resolve } from "node:path";
import { startPostgres } from "@/scripts/postgres";
import { readRecord, saveRecord } from "@/scripts/postgres/placement";

const largestPiece = 1024 * 1024;
const smallestPiece = 4 * 1024;

/** A disk in memory that holds a database and nothing else, and can be filled. */
export class SmallDisk {
  private constructor(private readonly folder: string) {}

  /** Mounts it beside the data folder's other things; throws one line where that is not possible. */
  static async mount(dataDir: string, megabytes: number): Promise<SmallDisk> {
    if (process.platform !== "linux" || process.getuid?.() !== 0) {
      throw new Error("a small disk can be mounted only by root on Linux");
    }
    const folder = join(dataDir, "small-disk");
    await mkdir(folder);
    const options = `size=${megabytes}m,mode=0711`;
    const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", options, "none", folder], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`a small disk cannot be mounted here: ${stderr.trim()}`);
    return new SmallDisk(folder);
  }

  /** Makes a database cluster for this data folder and moves it here. */
  async takeCluster(dataDir: string): Promise<void> {
    const postgres = await startPostgres({ dataDir, purpose: "drill" });
    await postgres.stop();
    const record = await readRecord(dataDir);
    const made = resolve(dataDir, record.cluster!);
    const cluster = join(this.folder, "postgres");
    // The system's own copy keeps owner and mode, on which the server insists.
    const { status } = spawnSync("cp", ["-a", made, cluster]);
    if (status !== 0) throw new Error("the database could not be moved to the small disk");
    await rm(made, { recursive: true });
    await saveRecord(dataDir, { ...record, cluster: relative(dataDir, cluster) });
  }

  /** Leaves so much room and no more. */
  async fill(leaving: number): Promise<void> {
    const file = await open(this.ballast, "a", 0o600);
    try {
      for (let size = largestPiece; size >= smallestPiece; size /= 4) {
        const piece = Buffer.alloc(size);
        while ((await this.room()) >= leaving + size) await file.appendFile(piece);
      }
    } catch (error) {
      // The database took the room in the meantime, and the disk is as full as was asked for.
      if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    } finally {
      await file.close();
    }
  }

  /** Gives the room back. */
  async free(): Promise<void> {
    await rm(this.ballast, { force: true });
  }

  /** Takes it away with everything on it; nothing may run on it any more. */
  unmount(): void {
    spawnSync("umount", ["-l", this.folder]);
  }

  private async room(): Promise<number> {
    const { bavail, bsize } = await statfs(this.folder);
    return bavail * bsize;
  }

  private get ballast(): string {
    return join(this.folder, "ballast");
  }
}
