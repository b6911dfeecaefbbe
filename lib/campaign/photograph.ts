import { createHash } from "node:crypto";
import { requirePermission } from "../accounts";
import type { Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { prisma, withTransaction } from "../db";
import { readCreditColumn } from "./credit";
import { judgeFile, judgeTexts } from "./judge-photograph";
import { readImage } from "./read-image";
import {
  imageName,
  type PhotographOutcome,
  type PhotographSettings,
  type PhotographTexts,
} from "./schema";

const endings = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" } as const;

/** The present photograph and what is said beside it. Throws `NotPermitted`. */
export async function findPhotographSettings(actor: Actor): Promise<PhotographSettings> {
  requirePermission(actor, "changeSettings");
  const row = await prisma.campaign.findFirstOrThrow({
    select: { photograph: true, photographCredit: true },
  });
  return { file: row.photograph, credit: readCreditColumn(row.photographCredit) };
}

/**
 * Saves what is said beside the photograph and, where there is a new file, puts it in the place
 * of the present one: judged by its content, cleaned of metadata, named by its hash. Nothing is
 * saved when anything is unfit. Throws `NotPermitted`.
 */
export async function changePhotograph(
  actor: Actor,
  { file, texts }: { file: Uint8Array | null; texts: PhotographTexts },
  { now }: { now: Date },
): Promise<PhotographOutcome> {
  requirePermission(actor, "changeSettings");
  const image = file && readImage(file);
  const problems = [...judgeFile(file, image), ...judgeTexts(texts)];
  if (problems.length) return { outcome: "unfit", problems };
  const sha256 = image && createHash("sha256").update(image.bytes).digest("hex");
  const name = image && `${sha256}.${endings[image.mediaType]}`;
  await withTransaction(async (transaction) => {
    const { rows } = await transaction.query<{ id: string; photograph: string | null }>(
      `update campaign set photograph_credit = $1, photograph = coalesce($2, photograph)
       where id = (select id from campaign limit 1) returning id, photograph`,
      [JSON.stringify(texts), name],
    );
    const { id } = rows[0]!;
    if (image) {
      await transaction.query(
        `insert into campaign_image (sha256, campaign_id, media_type, bytes, created_at)
         values ($1, $2, $3, $4, $5) on conflict (sha256) do update set created_at = $5`,
        [sha256, id, image.mediaType, image.bytes, now],
      );
      // Pages that were made before are seen for seconds more: the one before the present stays.
      await transaction.query(
        `delete from campaign_image where sha256 not in
           (select sha256 from campaign_image order by created_at desc limit 2)`,
      );
    }
    const deed = { actorId: actor.id, action: "photograph.changed", subjectId: name } as const;
    await recordAudit({ ...deed, at: now }, transaction);
  });
  return { outcome: "changed" };
}

/**
 * Goes back to the typographic cover and deletes every uploaded image: nothing is left at its
 * address. Pages made a moment before show a gap for seconds. Throws `NotPermitted`.
 */
export async function removePhotograph(actor: Actor, { now }: { now: Date }): Promise<void> {
  requirePermission(actor, "changeSettings");
  await withTransaction(async (transaction) => {
    await transaction.query("update campaign set photograph = null");
    await transaction.query("delete from campaign_image");
    const deed = { actorId: actor.id, action: "photograph.removed", at: now } as const;
    await recordAudit(deed, transaction);
  });
}

/** An uploaded image by its name, for everybody; null when there is none of that name. */
export async function findImage(
  name: string,
): Promise<{ mediaType: string; bytes: Uint8Array<ArrayBuffer> } | null> {
  if (!imageName.test(name)) return null;
  const [sha256 = "", ending] = name.split(".");
  const image = await prisma.campaignImage.findUnique({
    where: { sha256 },
    select: { mediaType: true, bytes: true },
  });
  return image && endings[image.mediaType as keyof typeof endings] === ending ? image : null;
}
