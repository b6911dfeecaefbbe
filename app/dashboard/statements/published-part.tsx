import { ActionLink } from "@/components/dashboard/action-button";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import { actorCan, type Actor } from "@/lib/accounts/schema";
import { paths } from "@/lib/paths";
import type { StatementRoom, VersionText } from "@/lib/statements/schema";
import { DashboardForm } from "../_shell/dashboard-form";
import { setTextStatusAction } from "./version-actions";
import type { Words } from "./words";

type PublishedPartProps = { room: StatementRoom; words: Words; actor: Actor };

/** The version that is read and signed: its languages, and whether their words are final. */
export function PublishedPart({ room, words, actor }: PublishedPartProps) {
  const { t, momentOf } = words;
  const { id, published } = room;
  if (!published) {
    return (
      <Part id="published" title={t("published.title")}>
        <p className="text-quiet">{t("published.none")}</p>
      </Part>
    );
  }
  const { number, publishedAt, texts } = published;
  const isAdmin = actorCan(actor, "finaliseTexts");
  return (
    <Part
      id="published"
      title={t("published.titleOf", { number })}
      lead={t("published.lead", { moment: momentOf(publishedAt) ?? "" })}
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
            {isAdmin ? <StatusForm id={id} text={text} words={words} /> : null}
          </li>
        ))}
      </ul>
      {isAdmin ? null : <p className="mt-3 text-quiet">{t("published.adminsOnly")}</p>}
    </Part>
  );
}

type StatusFormProps = { id: string; text: VersionText; words: Words };

function StatusForm({ id, text, words: { t, textOf } }: StatusFormProps) {
  const next = text.status === "final" ? "working" : "final";
  return (
    <DashboardForm action={setTextStatusAction} label={textOf(text)} className="mt-2 grid gap-2">
      <input type="hidden" name="statement" value={id} />
      <input type="hidden" name="language" value={text.locale} />
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
