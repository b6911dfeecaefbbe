import { getTranslations } from "next-intl/server";
import { SubmitGuard } from "@/components/forms/submit-guard";
import { Button } from "@/components/ui/button";
import { paths } from "@/lib/paths";
import { ConsentFields } from "./consent-fields";
import { EmailField } from "./email-field";
import { findErrorText } from "./error-texts";
import { HiddenControls } from "./hidden-controls";
import { FormProblems, type FormNotice } from "./form-problems";
import { CapacityFields, CountryField, NameField, type FieldsProps } from "./person-fields";
import { ResponsibleLine, type Responsible } from "./responsible-line";
import { VisibilityChoice } from "./visibility-choice";

type SignFormProps = FieldsProps & {
  slug: string;
  minimumAge: number;
  responsible: Responsible;
  /** When the page was made, signed. */
  formTime: string;
  /** The number of the version that stands beside it. */
  version: number;
  notice?: FormNotice;
  /** Where an invitation's form posts to; the invited may also sign on behalf of an organisation. */
  invitation?: string;
};

/**
 * The sign form, the same with and without a script: it posts to the statement's own
 * address. `novalidate`, because the server's messages are in the page's language and
 * keep everything typed.
 */
export async function SignForm(props: SignFormProps) {
  const { slug, minimumAge, responsible, formTime, version, notice, invitation, ...fields } = props;
  const { locale, typed, errors } = fields;
  const t = await getTranslations({ locale, namespace: "signing" });
  const texts = await getTranslations({ locale, namespace: "errors" });

  return (
    <form
      id="sign"
      method="post"
      action={invitation ?? paths.statement(locale, slug)}
      noValidate
      aria-labelledby="sign-title"
      className="sign-form grid gap-5"
    >
      <h2 id="sign-title" className="sr-only">
        {t("title")}
      </h2>
      <FormProblems locale={locale} errors={errors} notice={notice} />
      <NameField {...fields} />
      <EmailField {...fields} />
      <CapacityFields {...fields} isInvited={invitation !== undefined} />
      <CountryField {...fields} />
      <VisibilityChoice
        locale={locale}
        chosen={typed.visibility}
        error={findErrorText(texts, errors, "visibility")}
      />
      <ConsentFields {...fields} minimumAge={minimumAge} />
      <HiddenControls locale={locale} formId="sign" formTime={formTime} version={version} />
      <Button wide>{t("submit")}</Button>
      <div className="text-[0.9375rem] text-quiet">
        <p>{t("afterSubmit")}</p>
        <p className="mt-2">
          <ResponsibleLine locale={locale} responsible={responsible} />{" "}
          <a href={paths.privacy(locale)} className="link">
            {t("privacyLink")}
          </a>
        </p>
      </div>
      <SubmitGuard formId="sign" sendingLabel={t("sending")} />
    </form>
  );
}
