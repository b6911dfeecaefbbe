import { getFormatter, getTranslations } from "next-intl/server";
import type { FormNotice } from "@/components/signing/form-problems";
import type { Responsible } from "@/components/signing/responsible-line";
import { SignForm } from "@/components/signing/sign-form";
import type { Locale } from "@/lib/i18n/schema";
import type { FieldError, TypedValues } from "@/lib/signing/schema";
import type { StatementDetails } from "@/lib/statements/schema";
import { CountPanel } from "./count-panel";

type SignPanelProps = {
  statement: StatementDetails;
  locale: Locale;
  responsible: Responsible;
  /** False once the statement is closed, by its state or by its day. */
  isOpen: boolean;
  formTime: string;
  form: { typed: TypedValues; errors: FieldError[]; notice?: FormNotice };
};

/** Beside the text: the count and the form, or, once closed, the count and why there is no form. */
export async function SignPanel(props: SignPanelProps) {
  const { statement, locale, responsible, isOpen, formTime, form } = props;
  const t = await getTranslations({ locale, namespace: "statement" });
  const format = await getFormatter({ locale });
  const { closesAt, closedAt } = statement;
  return (
    <div>
      <CountPanel statement={statement} locale={locale} />
      <div className="mt-6 border-t-[3px] border-ink pt-5">
        {isOpen ? (
          <>
            {closesAt ? (
              <p className="mb-4 font-semibold">
                {t("closesOn", { date: format.dateTime(closesAt, "day") })}
              </p>
            ) : null}
            <SignForm
              locale={locale}
              slug={statement.slug}
              minimumAge={statement.minimumAge}
              responsible={responsible}
              formTime={formTime}
              version={statement.version}
              {...form}
            />
          </>
        ) : (
          <div id="sign">
            <h2 className="text-xl font-bold">{t("closedTitle")}</h2>
            {closedAt ? (
              <p className="mt-2 font-semibold">
                {t("closedOn", { date: format.dateTime(closedAt, "day") })}
              </p>
            ) : null}
            <p className="mt-2">{t("closedText")}</p>
          </div>
        )}
      </div>
    </div>
  );
}
