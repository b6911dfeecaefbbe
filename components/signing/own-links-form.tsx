import { getTranslations } from "next-intl/server";
import { SubmitGuard } from "@/components/forms/submit-guard";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { FieldError, TypedValues } from "@/lib/signing/schema";
import { findErrorText } from "./error-texts";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FormProblems, type FormNotice } from "./form-problems";

type OwnLinksFormProps = {
  locale: Locale;
  form: { typed: TypedValues; errors: FieldError[]; notice?: FormNotice } | null;
};

/** Asks for the address that one signed with; the answer is the same for every address. */
export async function OwnLinksForm({ locale, form }: OwnLinksFormProps) {
  const t = await getTranslations({ locale, namespace: "findMySignature" });
  const signing = await getTranslations({ locale, namespace: "signing" });
  const texts = await getTranslations({ locale, namespace: "errors" });
  const errors = form?.errors ?? [];
  return (
    <form
      id="links-form"
      method="post"
      action={paths.findMySignature(locale)}
      noValidate
      className="grid max-w-[30rem] gap-5"
    >
      {form?.notice ? (
        <ErrorSummary title={t("notSent.title")} lead={t("notSent.text")} problems={[]} />
      ) : (
        <FormProblems locale={locale} errors={errors} />
      )}
      <TextField
        name="email"
        type="email"
        label={t("email")}
        hint={t("emailHint")}
        value={form?.typed.email}
        error={findErrorText(texts, errors, "email")}
        autoComplete="email"
        autoCapitalize="none"
        enterKeyHint="done"
        required
      />
      <Button wide>{t("submit")}</Button>
      <SubmitGuard formId="links-form" sendingLabel={signing("sending")} />
    </form>
  );
}
