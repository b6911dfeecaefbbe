import { ActionLink } from "@/components/dashboard/action-button";
import { ConfirmByName } from "@/components/dashboard/confirm-by-name";
import { Part } from "@/components/dashboard/part";
import { paths } from "@/lib/paths";
import type { StatementRoom } from "@/lib/statements/schema";
import { DashboardForm } from "../_shell/dashboard-form";
import { discardDraftAction } from "./version-actions";
import type { Words } from "./words";

type DraftPartProps = { room: StatementRoom; words: Words };

/** What is being written beside what is read: edit it, publish it, throw it away. */
export function DraftPart({ room, words }: DraftPartProps) {
  const { t, momentOf, textOf } = words;
  const { id, draft, published } = room;
  const edit = (look: "main" | "plain", label: string) => (
    <ActionLink href={paths.dashboardStatementText(id)} look={look}>
      {label}
    </ActionLink>
  );
  if (!draft) {
    const number = (published?.number ?? 0) + 1;
    return (
      <Part id="draft" title={t("draft.title")} lead={t("draft.none", { number })}>
        <p>{edit("plain", t("draft.begin"))}</p>
      </Part>
    );
  }
  const { savedAt, savedBy } = draft;
  return (
    <Part id="draft" title={words.versionOf(draft)} lead={t("draft.lead")}>
      <ul>
        {draft.texts.map((text) => (
          <li key={text.locale}>
            {textOf(text)}: <span lang={text.locale}>{text.title}</span>
          </li>
        ))}
      </ul>
      {savedAt ? (
        <p className="mt-2 text-quiet">
          {t("draft.saved", { moment: momentOf(savedAt) ?? "", by: savedBy ?? t("nobody") })}
        </p>
      ) : null}
      <p className="mt-4 flex flex-wrap gap-3">
        <ActionLink href={paths.dashboardStatementPublish(id)} look="main">
          {t("draft.publish")}
        </ActionLink>
        {edit("plain", t("draft.edit"))}
      </p>
    </Part>
  );
}

/** The end of the page while there is a draft: throws it away, and a first one with its statement. */
export function DiscardPart({ room, words: { t } }: DraftPartProps) {
  const { id, basedOn, published, title, draft } = room;
  if (!draft) return null;
  return (
    <Part id="discard" title={t("discard.title")}>
      <DashboardForm action={discardDraftAction} className="grid max-w-[34rem] gap-4">
        <input type="hidden" name="statement" value={id} />
        <input type="hidden" name="basedOn" value={basedOn ?? ""} />
        <ConfirmByName
          text={published ? t("discard.text") : t("discard.textFirst")}
          label={t("discard.confirm", { title })}
          button={published ? t("discard.button") : t("discard.buttonFirst")}
        />
      </DashboardForm>
    </Part>
  );
}
