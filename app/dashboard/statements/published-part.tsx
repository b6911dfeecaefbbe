import { ActionLink } from "@/components/dashboard/action-button";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import { Notice } from "@/components/ui/notice";
import { actorCan, type Actor } from "@/lib/accounts/schema";
import { paths } from "@/lib/paths";
import { statementCan, type StatementRoom, type VersionText } from "@/lib/statements/schema";
import { DashboardForm } from "../_shell/dashboard-form";
import { checkTranslationAction, setTextStatusAction } from "./version-actions";
import type { Words } from "./words";

type PublishedPartProps = { room: StatementRoom; words: Words; actor: Actor };

/** The version that is read and signed, or will be once it is opened: its languages, and whether their words are final. */
export function PublishedPart({ room, words, actor }: PublishedPartProps) {
  const { t, momentOf } = words;
  const { id, published, status } = room;
  if (!published) {
    return (
      <Part id="published" title={t("published.title")}>
        <p className="text-quiet">{t("published.none")}</p>
      </Part>
    );
  }
  const { number, publishedAt, texts } = published;
  const isAdmin = actorCan(actor, "finaliseTexts");
  const isRead = statementCan.read(status);
  const moment = momentOf(publishedAt) ?? "";
  return (
    <Part
      id="published"
      title={t(isRead ? "published.titleOf" : "published.titleUnread", { number })}
      lead={t(isRead ? "published.lead" : "published.leadUnread", { moment })}
      actions={
        <ActionLink href={paths.dashboardStatementVersions(id)}>{t("versions.title")}</ActionLink>
      }
    >
      <ul className="grid gap-3">
        {texts.map((text) => (
          <li key={text.locale} className="border-t border-rule pt-3">
            <p>
              {words.textOf(text)}: <span lang={text.locale}>{text.title}</span>
            </p>
            <p className="text-sm break-all text-quiet">SHA-256 {text.sha256}</p>
            {text.follows === null ? null : (
              <StalePart id={id} number={number} text={text} words={words} />
            )}
            {isAdmin ? <StatusForm id={id} number={number} text={text} words={words} /> : null}
          </li>
        ))}
      </ul>
      {isAdmin ? null : <p className="mt-3 text-quiet">{t("published.adminsOnly")}</p>}
    </Part>
  );
}

type TextFormProps = { id: string; number: number; text: VersionText; words: Words };

/** Says that the original has changed since, and how to mend it: other words, or the same after a look. */
function StalePart({ id, number, text, words: { t, textOf } }: TextFormProps) {
  return (
    <Notice
      role="note"
      tone="signal"
      title={t("published.stale", { follows: text.follows ?? number, number })}
      className="my-2 max-w-[46rem]"
    >
      <p className="mt-1">{t("published.staleText")}</p>
      <DashboardForm
        action={checkTranslationAction}
        label={`${t("published.check", { number })}: ${textOf(text)}`}
        className="mt-3"
      >
        <input type="hidden" name="statement" value={id} />
        <input type="hidden" name="language" value={text.locale} />
        <input type="hidden" name="number" value={number} />
        <p className="flex flex-wrap gap-3">
          <ActionLink href={paths.dashboardStatementText(id)}>
            {t("published.editTranslation")}
          </ActionLink>
          <ActionLink href={paths.dashboardStatementVersions(id)}>
            {t("versions.compare")}
          </ActionLink>
          <FormSubmit look="plain">{t("published.check", { number })}</FormSubmit>
        </p>
      </DashboardForm>
    </Notice>
  );
}

/** It names the version, so that nobody marks words that they have not seen. */
function StatusForm({ id, number, text, words: { t, textOf } }: TextFormProps) {
  const next = text.status === "final" ? "working" : "final";
  return (
    <DashboardForm action={setTextStatusAction} label={textOf(text)} className="mt-2 grid gap-2">
      <input type="hidden" name="statement" value={id} />
      <input type="hidden" name="language" value={text.locale} />
      <input type="hidden" name="number" value={number} />
      <input type="hidden" name="status" value={next} />
      <p className="text-quiet">{t(`published.${next}Text`)}</p>
      <p>
        <FormSubmit look="plain" label={`${t(`published.${next}`)}: ${textOf(text)}`}>
          {t(`published.${next}`)}
        </FormSubmit>
      </p>
    </DashboardForm>
  );
}
