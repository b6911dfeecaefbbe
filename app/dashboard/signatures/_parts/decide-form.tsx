import { FormSubmit } from "@/components/dashboard/form-fields";
import type { SignatureDetails } from "@/lib/moderation/schema";
import { standingCan, standingVerbs } from "@/lib/signing/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { moderateAction } from "../actions";
import { ReasonFields } from "./bulk-form";
import type { Words } from "./words";

type DecideFormProps = { signature: SignatureDetails; words: Words };

/** The deeds that make a difference to this signature, each with what it does. */
export function DecideForm({ signature, words }: DecideFormProps) {
  const { t } = words;
  const { id } = signature;
  const verbs = standingVerbs.filter((verb) => standingCan[verb](signature));
  if (verbs.length === 0) return <p className="text-quiet">{t("page.nothingToDecide")}</p>;
  return (
    <div className="grid gap-4">
      {verbs
        .filter((verb) => verb !== "invalidate")
        .map((verb) => (
          <DashboardForm
            key={verb}
            action={moderateAction}
            className="flex flex-wrap items-center gap-x-5 gap-y-2"
          >
            <Target id={id} />
            <FormSubmit look={verb === "release" ? "main" : "plain"} name="verb" value={verb}>
              {t(`verbs.${verb}`)}
            </FormSubmit>
            <span className="text-quiet">{t(`effects.${verb}`)}</span>
          </DashboardForm>
        ))}
      {verbs.includes("invalidate") ? (
        <details>
          <summary className="font-semibold">{t("verbs.invalidate")}</summary>
          <DashboardForm action={moderateAction} className="mt-3 grid max-w-[34rem] gap-4">
            <p className="text-quiet">{t("effects.invalidate")}</p>
            <Target id={id} />
            <ReasonFields words={words} />
            <p>
              <FormSubmit look="danger" name="verb" value="invalidate">
                {t("verbs.invalidate")}
              </FormSubmit>
            </p>
          </DashboardForm>
        </details>
      ) : null}
    </div>
  );
}

function Target({ id }: { id: string }) {
  return (
    <>
      <input type="hidden" name={`chosen-${id}`} value="on" />
      <input type="hidden" name="signature" value={id} />
    </>
  );
}
