import { getTranslations } from "next-intl/server";
import { TextField } from "@/components/forms/text-field";
import { paths } from "@/lib/paths";
import { AddressHint } from "./address-hint";
import { findErrorText } from "./error-texts";
import type { FieldsProps } from "./person-fields";

/** What stands in the question for the address, which only the browser knows. */
const blank = "\u{fffc}";

/** The address that the link to confirm goes to, with what to know before it is typed. */
export async function EmailField({ locale, typed, errors }: FieldsProps) {
  const t = await getTranslations({ locale, namespace: "signing" });
  const texts = await getTranslations({ locale, namespace: "errors" });
  // Said of the address already: it comes before the choice that the full notice belongs to.
  const riskLine = t.rich("riskLine", {
    link: (words) => (
      <a href={paths.risks(locale)} className="link font-semibold">
        {words}
      </a>
    ),
  });
  const [before = "", after = ""] = t("addressMeant", { address: blank }).split(blank);
  return (
    <div>
      <TextField
        name="email"
        type="email"
        label={t("email")}
        hint={
          <>
            {t("emailHint")} {riskLine}
          </>
        }
        value={typed.email}
        error={findErrorText(texts, errors, "email")}
        autoComplete="email"
        autoCapitalize="none"
        enterKeyHint="next"
        required
      />
      <AddressHint field="email" question={[before, after]} />
    </div>
  );
}
