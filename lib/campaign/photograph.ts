import { createHash } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { requirePermission, type Actor } from "../accounts/schema";
import { recordAudit } from "../audit";
import { prisma, withTransaction, type Transaction } from "../db";
import { isOvertaken, noteOverwriting } from "../forms/schema";
import { readCreditColumn } from "./credit";
import { judgeFile, judgeKeptWords, judgeTexts } from "./judge-photograph";
import { readImage } from "./read-image";
import {
  imageName,
  type PhotographOutcome,
  type PhotographSettings,
  type PhotographTexts,
  type Revised,
  type SaveWish,
} from "./schema";

const endings = { "image/png": "png", "image/jpeg": "jpg", "image/webp": "webp" } as const;

/** The present photograph and what is said beside it. Throws `NotPermitted`. */
export async function findPhotographSettings(actor: Actor): Promise<PhotographSettings & Revised> {
  requirePermission(actor, "changeSettings");
  const row = await prisma.campaign.findFirstOrThrow({
    select: { photograph: true, photographCredit: true, photographRevision: true },
  });
  const { photograph: file, photographRevision: revision } = row;
  return { file, credit: readCreditColumn(row.photographCredit), revision };
}

type NewPhotograph = {
  file: Uint8Array | null;
  texts: PhotographTexts;
  /** Said of words that stood beside the picture before. */
  areOfNew: boolean;
};

/**
 * Saves what is said beside the photograph and, where there is a new file, puts it in the place
 * of the present one: judged by its content, cleaned of metadata, named by its hash. Nothing is
 * saved when anything is unfit, nor unasked over what somebody else saved meanwhile, nor with
 * words of the picture before unless it is said that they are of the new one. Throws
 * `NotPermitted`.
 */
export async function changePhotograph(
  actor: Actor,
  { file, texts, areOfNew, ...wish }: NewPhotograph & SaveWish,
  { now }: { now: Date },
): Promise<PhotographOutcome> {
  requirePermission(actor, "changeSettings");
  const image = file && readImage(file);
  const problems = [...judgeFile(file, image), ...judgeTexts(texts)];
  if (problems.length) return { outcome: "unfit", problems };
  const sha256 = image && createHash("sha256").update(image.bytes).digest("hex");
  const name = image && `${sha256}.${endings[image.mediaType]}`;
  return withTransaction(async (transaction) => {
    const { id, ...before } = await lockPhotograph(transaction);
    const former = readCreditColumn(before.credit);
    const isNew = name !== null && name !== before.file;
    const isSame = !isNew && isDeepStrictEqual(texts, former);
    // The same form, sent twice.
    if (isSame) return { outcome: "changed" };
    const overtaken = isOvertaken(wish, before);
    if (overtaken && !wish.overwrite) return { outcome: "overtaken" };
    const kept = isNew && !areOfNew ? judgeKeptWords(texts, former) : [];
    if (kept.length) return { outcome: "unfit", problems: kept };
    await transaction.query(
      `update campaign set photograph_credit = $2, photograph = coalesce($3, photograph),
         photograph_revision = photograph_revision + 1 where id = $1`,
      [id, JSON.stringify(texts), name],
    );
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
    await recordAudit({ ...deed, details: noteOverwriting(overtaken), at: now }, transaction);
    return { outcome: "changed" };
  });
}

type Locked = { id: string; file: string | null; credit: unknown; revision: number };

async function lockPhotograph(transaction: Transaction): Promise<Locked> {
  const { rows } = await transaction.query<Locked>(
    `select id, photograph as file, photograph_credit as credit, photograph_revision as revision
     from campaign limit 1 for no key update`,
  );
  return rows[0]!;
}

/**
 * Goes back to the typographic cover and deletes every uploaded image for good: nothing is left
 * at its address. Pages made a moment before show a gap for seconds. `overtaken` where another
 * one than `file` is there by now: nobody removes what they have not seen. Throws `NotPermitted`.
 */
export async function removePhotograph(
  actor: Actor,
  { file }: { file: string },
  { now }: { now: Date },
): Promise<{ outcome: "removed" | "overtaken" }> {
  requirePermission(actor, "changeSettings");
  return withTransaction(async (transaction) => {
    const present = await lockPhotograph(transaction);
    if (present.file === null) return { outcome: "removed" };
    if (present.file !== file) return { outcome: "overtaken" };
    await transaction.query(
      `update campaign set photograph = null, photograph_revision = photograph_revision + 1
       where id = $1`,
      [present.id],
    );
    await transaction.query("delete from campaign_image");
    const deed = { actorId: actor.id, action: "photograph.removed", subjectId: file } as const;
    await recordAudit({ ...deed, at: now }, transaction);
    return { outcome: "removed" };
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
