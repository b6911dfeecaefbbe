import { FormCheck, FormSubmit } from "@/components/dashboard/form-fields";
import { PageBody } from "@/components/dashboard/page-body";
import { Part } from "@/components/dashboard/part";
import { actorCan, type Actor } from "@/lib/accounts/schema";
import { pickText, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { findRoom } from "@/lib/statements";
import { statementCan, type StatementRoom } from "@/lib/statements/schema";
import { DashboardForm } from "../../../_shell/dashboard-form";
import { dashboardTitle } from "../../../_shell/metadata";
import { renderDashboardPage } from "../../../_shell/render-page";
import { ChangedTexts } from "../../changed-texts";
import { publishAction } from "../../version-actions";
import { findWords, type Words } from "../../words";

type PageProps = { params: Promise<{ id: string }> };

export function generateMetadata() {
  return dashboardTitle("statements");
}

/** What publishing the draft will do, what it changes word by word, and the button. */
export default async function PublishPage({ params }: PageProps) {
  const { id } = await params;
  return renderDashboardPage({
    section: "statements",
    load: ({ actor, locale }) => findRoom(actor, id, locale),
    view: async (room, { actor, locale }) => {
      const words = await findWords(locale);
      const { t } = words;
      const { draft, published } = room;
      return (
        <PageBody
          title={draft ? t("publish.title", { number: draft.number }) : t("draft.publish")}
          back={{ href: paths.dashboardStatement(id), label: room.title }}
        >
          <Part id="what" title={t("publish.what")}>
            {draft ? (
              <PublishForm {...{ room, words, actor, locale }} />
            ) : (
              <p>{t("publish.no_draft")}</p>
            )}
          </Part>
          {draft ? (
            <Part id="changes" title={published ? t("publish.changes") : t("publish.texts")}>
              <ChangedTexts before={published} after={draft} words={words} />
            </Part>
          ) : null}
        </PageBody>
      );
    },
  });
}

type PublishFormProps = { room: StatementRoom; words: Words; actor: Actor; locale: Locale };

function PublishForm({ room, words, actor, locale }: PublishFormProps) {
  const { t } = words;
  const { id, basedOn, isChanged, replacesFinal, leftBehind, published, facts } = room;
  const note = published ? pickText(facts.editorsNote, locale) : null;
  if (!isChanged) return <p>{t("publish.unchanged")}</p>;
  const isRefused = replacesFinal && !actorCan(actor, "finaliseTexts");
  return (
    <>
      <ul className="grid max-w-[46rem] gap-2">
        {listConsequences(room, words).map((line) => (
          <li key={line} className="border-l-[3px] border-rule pl-4">
            {line}
          </li>
        ))}
      </ul>
      {isRefused ? (
        <p className="mt-5 font-semibold">{t("publish.adminsOnly")}</p>
      ) : (
        <DashboardForm action={publishAction} className="mt-5 grid gap-4">
          <input type="hidden" name="statement" value={id} />
          <input type="hidden" name="basedOn" value={basedOn ?? ""} />
          {leftBehind.length ? (
            <FormCheck
              name="translationsFit"
              label={t("publish.translationsFit", { languages: sayLanguages(leftBehind, words) })}
            />
          ) : null}
          {published && note ? (
            <FormCheck
              name="keepsNote"
              label={t("publish.keepsNote")}
              hint={t("publish.keepsNoteHint", { version: published.number, note })}
            />
          ) : null}
          <p>
            <FormSubmit>{t("publish.button")}</FormSubmit>
          </p>
        </DashboardForm>
      )}
    </>
  );
}

function sayLanguages(languages: Locale[], { languageOf }: Words): string {
  return languages.map(languageOf).join(", ");
}

function sayWhoSigned(count: number, version: number, { t, countOf }: Words): string {
  if (count === 0) return t("publish.nobodySigned", { version });
  return t("publish.signersKeep", { number: countOf(count), version });
}

function listConsequences(room: StatementRoom, words: Words): string[] {
  const { t } = words;
  const { published, status, count, replacesFinal, leftBehind } = room;
  return [
    ...(published && leftBehind.length
      ? [
          t("publish.leavesBehind", {
            languages: sayLanguages(leftBehind, words),
            version: published.number,
          }),
        ]
      : []),
    statementCan.read(status) ? t("publish.readAtOnce") : t("publish.readOnceOpen"),
    ...(published ? [sayWhoSigned(count, published.number, words)] : []),
    t("publish.fixed"),
    ...(published ? [] : [t("publish.addressFixed")]),
    t(`publish.${replacesFinal ? "replacesFinal" : published ? "working" : "workingFirst"}`),
  ];
}
