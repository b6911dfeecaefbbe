import { ActionButton } from "@/components/dashboard/action-button";
import { DataTable } from "@/components/dashboard/data-table";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { SelectField } from "@/components/forms/select-field";
import { paths } from "@/lib/paths";
import { findHistory } from "@/lib/statements";
import type { HistoryVersion, StatementHistory } from "@/lib/statements/schema";
import { dashboardTitle } from "../../../_shell/metadata";
import { renderDashboardPage } from "../../../_shell/render-page";
import { ChangedTexts } from "../../changed-texts";
import { findWords, type Words } from "../../words";

type PageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ from?: unknown; to?: unknown }>;
};

export function generateMetadata() {
  return dashboardTitle("statements");
}

/** Every version with how many signed it, and what changed between any two of them. */
export default async function VersionsPage({ params, searchParams }: PageProps) {
  const { id } = await params;
  const { from, to } = await searchParams;
  return renderDashboardPage({
    section: "statements",
    load: ({ actor, locale }) => findHistory(actor, id, locale),
    view: async (history, { locale }) => {
      const words = await findWords(locale);
      const { t } = words;
      const { before, after } = choosePair(history.versions, { from, to });
      return (
        <PageBody
          title={t("versions.title")}
          lead={t("versions.lead")}
          back={{ href: paths.dashboardStatement(id), label: history.title }}
        >
          <VersionTable history={history} words={words} />
          {before && after ? (
            <Part id="changes" title={t("versions.compare")}>
              <ChooseForm {...{ history, before, after, words }} />
              <ChangedTexts before={before} after={after} words={words} />
            </Part>
          ) : null}
          {!before && after ? (
            <Part id="texts" title={words.versionOf(after)}>
              <ChangedTexts before={null} after={after} words={words} />
            </Part>
          ) : null}
        </PageBody>
      );
    },
  });
}

/** The two that an address asks for, else the newest and the one before it. */
function choosePair(versions: HistoryVersion[], asked: { from?: unknown; to?: unknown }) {
  const find = (number: unknown) => versions.find((each) => String(each.number) === number);
  const after = find(asked.to) ?? versions[0];
  const others = versions.filter((each) => each !== after);
  const earlier = others.find((each) => after && each.number < after.number);
  const wanted = find(asked.from);
  const before = wanted && wanted !== after ? wanted : (earlier ?? others[0]);
  return { before, after };
}

function VersionTable({ history, words }: { history: StatementHistory; words: Words }) {
  const { t, momentOf, countOf, textOf, versionOf } = words;
  return (
    <DataTable
      caption={t("versions.title")}
      columns={[
        { key: "version", heading: t("versions.version") },
        { key: "published", heading: t("versions.published") },
        { key: "texts", heading: t("versions.texts") },
        { key: "signatures", heading: t("versions.signatures"), isNumber: true },
      ]}
      rows={history.versions.map((version) => ({
        key: version.id,
        cells: {
          version: versionOf(version),
          published: momentOf(version.publishedAt) ?? t("versions.notYet"),
          texts: version.texts.map((text) => (
            <span key={text.locale} className="block">
              {textOf(text)}
            </span>
          )),
          signatures:
            version.publishedAt && version.signatures !== null ? countOf(version.signatures) : "",
        },
      }))}
    />
  );
}

type ChooseProps = {
  history: StatementHistory;
  before: HistoryVersion;
  after: HistoryVersion;
  words: Words;
};

function ChooseForm({ history, before, after, words: { t, versionOf } }: ChooseProps) {
  const options = history.versions.map((version) => ({
    value: String(version.number),
    label: versionOf(version),
  }));
  return (
    <form
      action={paths.dashboardStatementVersions(history.id)}
      className="mb-6 flex flex-wrap items-end gap-x-6 gap-y-3"
    >
      <SelectField
        name="from"
        label={t("versions.from")}
        none="–"
        options={options}
        value={String(before.number)}
      />
      <SelectField
        name="to"
        label={t("versions.to")}
        none="–"
        options={options}
        value={String(after.number)}
      />
      <ActionButton>{t("versions.show")}</ActionButton>
    </form>
  );
}
