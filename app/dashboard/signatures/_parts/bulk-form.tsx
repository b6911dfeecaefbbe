import type { ReactNode } from "react";
import {
  FormCheck,
  FormSelect,
  FormSubmit,
  FormTextArea,
} from "@/components/dashboard/form-fields";
import { RowKeys } from "@/components/dashboard/signatures/row-keys";
import { invalidationReasons, type ListedSignature } from "@/lib/moderation/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { moderateAction } from "../actions";
import { SignatureRows } from "./signature-rows";
import type { Words } from "./words";

type BulkFormProps = {
  signatures: ListedSignature[];
  words: Words;
  /** Where to go on when it is done; the table without one. */
  goTo?: "review";
  /** Between the table and what can be done. */
  children?: ReactNode;
};

/** A page of signatures to choose from, and what can be done with the chosen ones. */
export function BulkForm({ signatures, words, goTo, children }: BulkFormProps) {
  const { t } = words;
  return (
    <DashboardForm action={moderateAction} label={t("bulk.title")} className="grid gap-6">
      <input type="hidden" name="page" value={signatures.map(({ id }) => id).join(" ")} />
      {goTo ? <input type="hidden" name="from" value={goTo} /> : null}
      <div id="ids">
        <RowKeys>
          <SignatureRows signatures={signatures} words={words} isChoice />
        </RowKeys>
      </div>
      {children}
      <fieldset className="grid gap-4 border-t border-rule pt-4">
        <legend className="sr-only">{t("bulk.title")}</legend>
        <p aria-hidden="true" className="font-bold">
          {t("bulk.title")}
        </p>
        <FormCheck name="all" label={t("bulk.all")} />
        <p className="flex flex-wrap gap-3">
          {(["release", "flag", "quarantine"] as const).map((verb) => (
            <FormSubmit
              key={verb}
              look={verb === "release" ? "main" : "plain"}
              name="verb"
              value={verb}
            >
              {t(`verbs.${verb}`)}
            </FormSubmit>
          ))}
        </p>
        <details>
          <summary className="font-semibold">{t("bulk.invalidateTitle")}</summary>
          <div className="mt-3 grid max-w-[34rem] gap-4">
            <p className="text-quiet">{t("effects.invalidate")}</p>
            <ReasonFields words={words} />
            <p>
              <FormSubmit look="danger" name="verb" value="invalidate">
                {t("verbs.invalidate")}
              </FormSubmit>
            </p>
          </div>
        </details>
      </fieldset>
    </DashboardForm>
  );
}

type ReasonFieldsProps = { words: Words; isOnlyForInvalidating?: boolean };

/** Why, for whoever asks later. */
export function ReasonFields({ words: { t }, isOnlyForInvalidating = false }: ReasonFieldsProps) {
  return (
    <>
      <FormSelect
        name="reason"
        label={t("reason")}
        optional={isOnlyForInvalidating ? `(${t("rules.reasonWhen")})` : undefined}
        none={t("chooseReason")}
        options={invalidationReasons.map((value) => ({ value, label: t(`reasons.${value}`) }))}
      />
      <FormTextArea
        name="note"
        label={t("note")}
        optional={t("optional")}
        hint={t("noteHint")}
        rows={3}
      />
    </>
  );
}
