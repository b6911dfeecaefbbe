import { randomBytes } from "node:crypto";
import { describeError, log } from "../log";
import { SealBroken } from "../privacy";
import { makeFileKey, storeChunks } from "./chunks";
import { isDatabaseUnavailable, withOneMoment, type LongConnection } from "../db";
import { listFiles, type Contents } from "./contents";
import { countriesInOrder } from "./countries";
import { freezeNames } from "./freeze";
import { describeCheck } from "./method";
import { forgetChangedNotables, listShownNotables } from "./notables";
import { groupNotables } from "./numbered-notables";
import { packFiles } from "./package";
import { DoesNotReconcile, reconcile } from "./reconcile";
import { fileHours, type DeliveryFailure } from "./schema";
import type { Selection } from "./selection";
import { quoteStatements } from "./statements";
import { forgetGoneLines, readStrikes } from "./supplement";
import {
  beginDelivery,
  clearUnfinished,
  endDelivery,
  findDelivery,
  finishDelivery,
  noteProgress,
  selectStatements,
  type DeliveryRow,
} from "./store";
import { wordsOf } from "./words";

/** Thrown inside the work when its admin has cancelled it. */
class Cancelled extends Error {
  override name = "Cancelled";
}

class StatementGone extends Error {
  override name = "StatementGone";
}

const hour = 3_600_000;

/**
 * Makes the file of a queued delivery: everything in it is of one moment, however long it takes.
 * A worker that died leaves it `running`; the queue calls again and it begins anew, with a new
 * moment, since nothing of it was given to anybody. Ends as `ready`, or as `failed` with a word
 * that says why and without a file. Returns at once for a delivery that does not wait.
 */
export async function makeDelivery(id: string, { now }: { now: () => Date }): Promise<void> {
  const delivery = await findDelivery(id);
  const { key, sealed } = makeFileKey(id);
  if (!delivery || !(await beginDelivery(id, sealed))) return;
  try {
    const { notables, ...made } = await withOneMoment((connection) =>
      writeFile(connection, delivery, key),
    );
    await forgetGoneLines(id);
    await forgetChangedNotables(id, notables, delivery.choices.locale);
    // Only after the commit are the numbers there that the ledger speaks of.
    const finishedAt = now();
    const expiresAt = new Date(finishedAt.getTime() + fileHours * hour);
    if (!(await finishDelivery(id, { ...made, finishedAt, expiresAt }))) throw new Cancelled();
    log.info("delivery_made", { deliveryId: id });
  } catch (error) {
    if (error instanceof Cancelled) return clearUnfinished(id);
    const failure = judge(error);
    log.error("delivery_failed", { deliveryId: id, failure, error: describeError(error) });
    await endDelivery(id, { to: "failed", from: ["running"], failure });
  }
}

/** Ends a delivery whose process ended in the middle, so that its admin may ask again. */
export async function failInterrupted(id: string): Promise<void> {
  log.error("delivery_failed", { deliveryId: id, failure: "interrupted" });
  await endDelivery(id, { to: "failed", from: ["running"], failure: "interrupted" });
}

async function writeFile(
  connection: LongConnection,
  delivery: DeliveryRow,
  key: Buffer,
): Promise<Made> {
  const progress = trackProgress(delivery);
  const contents = await gather(connection, delivery, progress);
  const { words, takenAt, sums, notables } = contents;
  const packed = packFiles({
    reference: delivery.reference,
    files: listFiles(connection, contents, progress.add),
    facts: manifestFacts(contents),
    howTo: { path: words("files.check"), text: describeCheck(contents) },
    takenAt,
  });
  const file = await storeChunks(delivery.id, key, packed.bytes);
  await progress.flush();
  const proof = { manifestSha256: packed.manifestSha256(), fileSha256: file.sha256 };
  return { takenAt, sums, ...proof, fileBytes: file.bytes, notables };
}

type Made = Omit<Parameters<typeof finishDelivery>[1], "finishedAt" | "expiresAt"> &
  Pick<Contents, "notables">;

/** Reads everything that the files say, and numbers the names. */
async function gather(
  connection: LongConnection,
  delivery: DeliveryRow,
  progress: Progress,
): Promise<Contents> {
  const { choices } = delivery;
  const found = await selectStatements(choices.statements);
  if (found.length !== choices.statements.length) throw new StatementGone();
  const statementIds = found.map(({ id }) => id);
  const selection: Selection = { profile: choices.profile, statementIds, since: choices.since };
  const { rows } = await connection.query<{ now: Date }>("SELECT clock_timestamp() AS now");
  const sums = await reconcile(connection, selection);
  const statements = await quoteStatements(connection, selection, choices.locale);
  const notables = await listShownNotables(connection, selection, choices.locale);
  const listed = choices.profile === "press" ? 0 : sums.named - sums.namedNotables + sums.initials;
  const files = choices.profile === "statistics" ? 0 : choices.formats.length;
  progress.expect((notables.length + listed) * (1 + files));
  const frozen = await freezeNames(connection, {
    deliveryId: delivery.id,
    originalId: delivery.supplementTo,
    selection,
    notables,
    by: {
      order: choices.order,
      locale: choices.locale,
      countries: countriesInOrder(choices.locale),
    },
    onProgress: progress.add,
  });
  return {
    delivery,
    selection,
    statements,
    notables: await groupNotables(
      connection,
      delivery.id,
      notables,
      new Map(found.map((statement) => [statement.id, statement.slug])),
    ),
    frozen,
    original: delivery.supplementTo ? await findDelivery(delivery.supplementTo) : null,
    strikes: delivery.supplementTo ? await readStrikes(connection, delivery.id) : [],
    sums,
    takenAt: rows[0]!.now,
    words: wordsOf(choices.locale),
  };
}

function manifestFacts({
  delivery,
  statements,
  sums,
  takenAt,
  frozen,
  original,
  strikes,
}: Contents) {
  const { profile, locale, since } = delivery.choices;
  return {
    platform: "Undersigned",
    version: 1,
    reference: delivery.reference,
    // All else in a short list could be guessed, names by trying: this is kept nowhere but here.
    salt: randomBytes(16).toString("hex"),
    takenAt: takenAt.toISOString(),
    recipient: delivery.recipient,
    purpose: delivery.purpose,
    profile,
    language: locale,
    since,
    sums,
    names: { first: frozen.first, count: frozen.count },
    ...(original ? { supplementTo: original.reference, struck: strikes } : {}),
    statements: statements.map(({ slug, count, versions }) => ({
      slug,
      count,
      versions: versions.map(({ number, publishedOn, signatures, texts }) => ({
        version: number,
        publishedOn,
        signatures,
        texts: texts.map((text) => ({
          language: text.locale,
          kind: text.isTranslation ? "translation" : "original",
          sha256: text.sha256,
        })),
      })),
    })),
  };
}

type Progress = ReturnType<typeof trackProgress>;

/** Writes down how far it is, not for each batch, and learns from it that it was cancelled. */
function trackProgress({ id }: DeliveryRow) {
  let done = 0;
  let total = 0;
  let noted = 0;
  const rowsBetweenNotes = 20_000;
  const flush = async () => {
    noted = done;
    if (!(await noteProgress(id, Math.min(done, total), total))) throw new Cancelled();
  };
  return {
    expect: (rows: number) => void (total = rows),
    add: async (rows: number) => {
      done += rows;
      if (done - noted >= rowsBetweenNotes) await flush();
    },
    flush,
  };
}

function judge(error: unknown): DeliveryFailure {
  if (error instanceof DoesNotReconcile) return "does_not_reconcile";
  if (error instanceof StatementGone) return "statement_gone";
  if (error instanceof SealBroken) return "unreadable_name";
  const { code } = error as { code?: unknown };
  if (code === "53100" || code === "ENOSPC") return "no_space";
  return isDatabaseUnavailable(error) ? "database_away" : "unknown";
}
