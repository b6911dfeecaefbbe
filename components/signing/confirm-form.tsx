import { getTranslations } from "next-intl/server";
import { SubmitGuard } from "@/components/forms/submit-guard";
import type { NameLabels } from "@/components/signatories/public-name";
import { Button } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import {
  isCountryAtRisk,
  type FieldError,
  type Proposal,
  type TypedValues,
} from "@/lib/signing/schema";
import { findErrorText } from "./error-texts";
import { FormProblems, type FormNotice } from "./form-problems";
import { CapacityFields, NameField } from "./person-fields";
import { ProposalPreview } from "./proposal-preview";
import { RiskLine } from "./risk-notice";
import { VisibilityChoice } from "./visibility-choice";

type ConfirmFormProps = {
  token: string;
  locale: Locale;
  proposal: Proposal;
  labels: NameLabels;
  /** What came back with errors; null on the first visit. */
  form: { typed: TypedValues; errors: FieldError[]; notice?: FormNotice } | null;
};

/**
 * The proposal, the chance to correct it, and the button that makes it a signature.
 * Opening the page changes nothing: mail scanners do that too.
 */
export async function ConfirmForm({ token, locale, proposal, labels, form }: ConfirmFormProps) {
  const t = await getTranslations({ locale, namespace: "confirm" });
  const signing = await getTranslations({ locale, namespace: "signing" });
  const texts = await getTranslations({ locale, namespace: "errors" });
  const errors = form?.errors ?? [];
  const typed = form?.typed.visibility === undefined ? typeOut(proposal) : form.typed;
  const fields = { locale, typed, errors };
  return (
    <form
      id="confirm"
      method="post"
      action={paths.confirm(locale, token)}
      noValidate
      className="sign-form grid max-w-[38rem] gap-6"
    >
      <FormProblems locale={locale} errors={errors} notice={form?.notice} />
      <ProposalPreview proposal={proposal} locale={locale} labels={labels} />
      {isAtRisk(locale, proposal) ? <RiskLine locale={locale} /> : null}
      <Button name="decision" value="confirm" wide className="as-proposed">
        {t("submit")}
      </Button>
      <details open={errors.length > 0} className="border-b border-rule pb-4">
        <summary className="py-1 font-semibold">{t("correct")}</summary>
        <div className="mt-3 grid gap-5">
          <p className="text-quiet">{t("correctNote")}</p>
          <VisibilityChoice
            locale={locale}
            chosen={typed.visibility}
            error={findErrorText(texts, errors, "visibility")}
            showsRisk
          />
          {proposal.visibility === "initials" || proposal.visibility === "count" ? (
            <p className="text-quiet">{t("nameAgain")}</p>
          ) : null}
          <NameField {...fields} />
          <CapacityFields {...fields} />
          <Button name="decision" value="confirm" wide>
            {t("submitCorrected")}
          </Button>
        </div>
      </details>
      <div>
        <p className="mb-3">{t("notMeNote")}</p>
        <Button look="plain" name="decision" value="not-me">
          {t("notMe")}
        </Button>
      </div>
      <SubmitGuard formId="confirm" sendingLabel={signing("sending")} />
    </form>
  );
}

/** Readers of Russian, and whoever said that they are there, unless no name is kept at all. */
function isAtRisk(locale: Locale, { country, visibility }: Proposal): boolean {
  return (locale === "ru" || isCountryAtRisk(country)) && visibility !== "count";
}

/** What is stored, as it would be typed: initials are no name that could be sent back. */
function typeOut({ visibility, name, role, organisation, capacity }: Proposal): TypedValues {
  const keepsName = visibility === "name" || visibility === "handover";
  return {
    visibility,
    name: (keepsName && name) || "",
    role: role ?? "",
    organisation: organisation ?? "",
    personalCapacity: capacity === "personal" ? "on" : "",
  };
}
