import { DataTable } from "@/components/dashboard/data-table";
import { readDetails, type AuditPage, type AuditSubject } from "@/lib/audit/schema";
import { pickText, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { AuditWords } from "./wording";

type Line = AuditPage["lines"][number];

type LinesProps = { lines: Line[]; words: AuditWords; locale: Locale };

/** Who did what to which thing, and what was before and after, each line as a sentence. */
export function AuditLines({ lines, words, locale }: LinesProps) {
  const { t, sayMoment, sayAction } = words;
  return (
    <DataTable
      caption={t("title")}
      columns={[
        { key: "at", heading: t("when") },
        { key: "actor", heading: t("who") },
        { key: "action", heading: t("what") },
        { key: "details", heading: t("detailsHeading") },
      ]}
      rows={lines.map((line) => ({
        key: line.id,
        cells: {
          at: <time dateTime={line.at.toISOString()}>{sayMoment(line.at)}</time>,
          actor: line.actor ? <Actor {...line.actor} /> : t("operator"),
          action: (
            <>
              {sayAction(line.action)}
              <Subject line={line} words={words} locale={locale} />
            </>
          ),
          details: renderDetails(line, words),
        },
      }))}
    />
  );
}

/** By name and address: a name is what somebody calls themselves. */
function Actor({ name, address }: NonNullable<Line["actor"]>) {
  if (!name) return <bdi className="break-all">{address}</bdi>;
  return (
    <>
      <bdi>{name}</bdi>
      <bdi className="block text-[0.9375rem] break-all text-quiet">{address}</bdi>
    </>
  );
}

type SubjectProps = { line: Line; words: AuditWords; locale: Locale };

/** What the deed was done to, behind a colon; nothing where it was done to oneself. */
function Subject({ line, words: { t }, locale }: SubjectProps) {
  const { subject, actor } = line;
  if (!subject || subject.id === actor?.id) return null;
  const { id, kind, isThere, names } = subject;
  const name = typeof names === "string" ? names : pickText(names, locale);
  if (!isThere) return kind === "member" ? null : <>: {t("gone", { id: shorten(id) })}</>;
  const href = addressOf(subject);
  const called = name === null ? <code>{shorten(id)}</code> : <bdi>{name}</bdi>;
  return (
    <>
      :{" "}
      {href ? (
        <a href={href} className="link">
          {called}
        </a>
      ) : (
        called
      )}
    </>
  );
}

/** Enough of an id to tell two things apart. */
function shorten(id: string): string {
  return id.slice(0, 8);
}

const pages: Record<AuditSubject["kind"], (id: string, place: string | null) => string | null> = {
  statement: paths.dashboardStatement,
  category: (_, slug) => slug && paths.dashboardCategories(slug),
  update: paths.dashboardUpdate,
  timeline_entry: (id, place) =>
    place ? paths.dashboardEntry(id) : `${paths.dashboardTimeline()}#removed`,
  member: (id, place) => (place === "here" ? paths.dashboardMember(id) : null),
  invitation: () => paths.dashboardTeam(),
  signature: paths.dashboardSignature,
  notable: paths.dashboardNotable,
  delivery: paths.dashboardDelivery,
  rule: paths.dashboardRule,
  import: (id) => paths.dashboardImport(id),
};

function addressOf({ kind, id, place }: AuditSubject): string | null {
  return pages[kind](id, place);
}

/** One below the other; null where there are none, so that no line is left for them on a phone. */
function renderDetails(line: Line, words: AuditWords) {
  const details = readDetails(line.action, line.details);
  if (details.length === 0) return null;
  return details.map((detail) => (
    <bdi key={detail.name} className="block text-[0.9375rem] text-quiet">
      {words.sayDetail(detail)}
    </bdi>
  ));
}
