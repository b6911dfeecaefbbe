import { requirePermission, type Actor } from "../accounts/schema";
import { prisma } from "../db";
import { env, isLoopbackHost } from "../env";
import { isLocale, localisedText, locales, pickText, type Locale } from "../i18n/schema";
import { statementCan } from "../statements/schema";
import { backupMark } from "./mark";
import {
  backupFreshDays,
  checklistKeys,
  situationFreshDays,
  type ChecklistItem,
  type MailHealth,
  type Overview,
  type StatementOverview,
} from "./schema";

const dayInMilliseconds = 86_400_000;

type View = { locale: Locale; now: Date };

/**
 * What the dashboard's first page shows: every statement's numbers, the mail queue,
 * what is missing before launch. Holds no personal data. Throws `NotPermitted`.
 */
export async function findOverview(actor: Actor, { locale, now }: View): Promise<Overview> {
  requirePermission(actor, "seeOverview");
  const [campaign, mail] = await Promise.all([selectCampaign(), findMailHealth()]);
  return {
    total: campaign.tally?.total ?? 0,
    statements: await Promise.all(
      campaign.statements.map((statement) => toOverview(statement, locale)),
    ),
    mail,
    checklist: makeChecklist(campaign, await findOperations(), now),
  };
}

function selectCampaign() {
  return prisma.campaign.findFirstOrThrow({
    select: {
      controllerName: true,
      controllerAddress: true,
      contactEmail: true,
      processors: true,
      photograph: true,
      situationAsOf: true,
      tally: { select: { total: true } },
      statements: {
        orderBy: { position: "asc" },
        select: {
          id: true,
          slug: true,
          status: true,
          goal: true,
          originalLocale: true,
          tally: { select: { count: true } },
          // What is read, or the draft where nothing was published yet.
          versions: {
            orderBy: [{ publishedAt: { sort: "desc", nulls: "last" } }, { number: "desc" }],
            take: 1,
            select: {
              texts: { select: { locale: true, title: true, status: true, follows: true } },
            },
          },
        },
      },
    },
  });
}

type CampaignRow = Awaited<ReturnType<typeof selectCampaign>>;
type StatementRow = CampaignRow["statements"][number];

async function toOverview(row: StatementRow, locale: Locale): Promise<StatementOverview> {
  const texts = Object.fromEntries(findTexts(row).map((text) => [text.locale, text.title]));
  const shown = locale in texts ? locale : row.originalLocale;
  const [pending, quarantined] = await Promise.all([
    prisma.signature.count({ where: { statementId: row.id, state: "pending" } }),
    prisma.signature.count({
      where: { statementId: row.id, state: "confirmed", quarantined: true },
    }),
  ]);
  return {
    slug: row.slug,
    title: pickText(texts, locale) ?? row.slug,
    titleLocale: isLocale(shown) ? shown : locale,
    status: row.status,
    goal: row.goal,
    counted: row.tally?.count ?? 0,
    pending,
    quarantined,
  };
}

async function findMailHealth(): Promise<MailHealth> {
  const [queued, failed, oldest] = await Promise.all([
    prisma.mailMessage.count({ where: { state: "queued" } }),
    prisma.mailMessage.count({ where: { state: "failed" } }),
    prisma.mailMessage.aggregate({ where: { state: "queued" }, _min: { createdAt: true } }),
  ]);
  return { queued, failed, oldestQueuedAt: oldest._min.createdAt };
}

/** What the operator and the team have to have done. */
async function findOperations() {
  const [adminsWithout, backup] = await Promise.all([
    prisma.organiser.count({ where: { role: "admin", removedAt: null, passkeys: { none: {} } } }),
    prisma.platformMark.findUnique({ where: { name: backupMark }, select: { at: true } }),
  ]);
  return { adminsWithout, backupAt: backup?.at ?? null };
}

type Operations = Awaited<ReturnType<typeof findOperations>>;

function makeChecklist(campaign: CampaignRow, operations: Operations, now: Date): ChecklistItem[] {
  const states: Record<ChecklistItem["key"], ChecklistItem["state"]> = {
    finalTexts: doneIf(hasFinalTexts(campaign.statements)),
    translations: doneIf(findListedTexts(campaign.statements).every(({ follows }) => !follows)),
    controller: doneIf(Boolean(campaign.controllerName && campaign.controllerAddress)),
    contact: doneIf(Boolean(campaign.contactEmail)),
    processors: doneIf(isInEveryLanguage(campaign.processors)),
    // Without a photograph the pages show the typographic cover, which is a cover too.
    photograph: campaign.photograph ? "done" : "optional",
    mailTransport: doneIf(env.mailTransport !== "local"),
    senderDomain: doneIf(!isLoopbackHost(senderHost())),
    passkeys: doneIf(operations.adminsWithout === 0),
    keysBackedUp: doneIf(isWithin(operations.backupAt, backupFreshDays, now)),
    situation: doneIf(isWithin(campaign.situationAsOf, situationFreshDays, now)),
  };
  return checklistKeys.map((key) => ({ key, state: states[key] }));
}

function isInEveryLanguage(column: unknown): boolean {
  const texts = column === null ? {} : localisedText.parse(column);
  return locales.every((locale) => texts[locale]);
}

function doneIf(isDone: boolean): "done" | "open" {
  return isDone ? "done" : "open";
}

/** Of what the campaign's pages show: a statement that is still being written holds nothing up. */
function findListedTexts(statements: StatementRow[]) {
  return statements.filter(({ status }) => statementCan.list(status)).flatMap(findTexts);
}

function hasFinalTexts(statements: StatementRow[]): boolean {
  const texts = findListedTexts(statements);
  return texts.length > 0 && texts.every(({ status }) => status === "final");
}

function findTexts(statement: StatementRow) {
  return statement.versions.flatMap(({ texts }) => texts);
}

function isWithin(at: Date | null, days: number, now: Date): boolean {
  return at !== null && now.getTime() - at.getTime() <= days * dayInMilliseconds;
}

/** The host behind the sender's `@`. */
function senderHost(): string {
  return /@([^\s>@]+)>?\s*$/.exec(env.mailFrom)?.[1] ?? "localhost";
}
