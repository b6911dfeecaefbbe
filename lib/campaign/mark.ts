import { prisma } from "../db";

export const backupMark = "backup";

/** Notes that a backup with the keys was written: the checklist before launch asks for one. */
export async function markBackup({ now }: { now: Date }): Promise<void> {
  const mark = { name: backupMark, at: now };
  await prisma.platformMark.upsert({ where: { name: backupMark }, create: mark, update: mark });
}
