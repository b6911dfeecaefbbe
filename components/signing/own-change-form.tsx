import { getTranslations } from "next-intl/server";
import { SubmitGuard } from "@/components/forms/submit-guard";
import { Button } from "@/components/ui/button";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import type { FieldError, OwnSignature, TypedValues } from "@/lib/signing/schema";
import { findErrorText } from "./error-texts";
import { CapacityFields, CountryField, NameField } from "./person-fields";
import { VisibilityChoice } from "./visibility-choice";

type OwnChangeFormProps = {
  token: string;
  locale: Locale;
  signature: OwnSignature;
  /** What came back with errors; null on the first visit. */
  form: { typed: TypedValues; errors: FieldError[] } | null;
};

/**
 * What a signature says and who sees it, to be changed by its owner: the sign form's own
 * fields with what is stored in them. Where a name is not kept its field is empty, so that
 * whoever wants to be seen more fully gives it again.
 */
export async function OwnChangeForm({ token, locale, signature, form }: OwnChangeFormProps) {
  const t = await getTranslations({ locale, namespace: "signature" });
  const signing = await getTranslations({ locale, namespace: "signing" });
  const texts = await getTranslations({ locale, namespace: "errors" });
  const errors = form?.errors ?? [];
  const typed = form?.typed.visibility === undefined ? typeOut(signature) : form.typed;
  const fields = { locale, typed, errors };
  const { visibility, revision, isNotable } = signature;
  return (
    <form
      id="change-form"
      method="post"
      action={paths.signature(locale, token)}
      noValidate
      className="sign-form grid max-w-[38rem] gap-5"
    >
      <input type="hidden" name="revision" value={revision} />
      <p className="text-quiet">{t("changeNote")}</p>
      {isNotable ? <p>{t("notableNote")}</p> : null}
      <CountryField {...fields} />
      <VisibilityChoice
        locale={locale}
        chosen={typed.visibility}
        error={findErrorText(texts, errors, "visibility")}
      />
      {visibility === "initials" ? <p className="text-quiet">{t("initialsAgain")}</p> : null}
      {visibility === "count" ? <p className="text-quiet">{t("nameAgain")}</p> : null}
      <NameField {...fields} />
      <CapacityFields {...fields} />
      <Button name="decision" value="change" wide>
        {t("save")}
      </Button>
      <SubmitGuard formId="change-form" sendingLabel={signing("sending")} />
    </form>
  );
}

/** What is stored, or was proposed and waits, as it would be typed: initials are no name to send back. */
function typeOut({ change, ...stored }: OwnSignature): TypedValues {
  const waiting = change?.state === "waiting" ? { ...change, visibility: "name" } : null;
  const { visibility, name, role, organisation, capacity } = waiting ?? stored;
  const keepsName = visibility === "name" || visibility === "handover";
  return {
    visibility,
    name: (keepsName && name) || "",
    role: role ?? "",
    organisation: organisation ?? "",
    personalCapacity: capacity === "personal" ? "on" : "",
    country: stored.country ?? "",
  };
}
