"use server";

import type { FormState } from "@/components/dashboard/form-state";
import { lookUpAddress } from "@/lib/moderation";
import { answerForm } from "../../_shell/answer-form";
import { findWords } from "../_parts/words";

/** Says, this once, how a typed address stands under each statement. */
export async function lookUpAddressAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const result = await lookUpAddress(actor, typed.email ?? "", { now });
    const { t, titleOf } = await findWords(locale);
    switch (result.outcome) {
      case "invalid_address":
        return { problems: [{ field: "email", text: t("lookUp.invalid") }] };
      case "limited": {
        const minutes = result.retryAfterMinutes;
        return { problems: [{ field: "email", text: t("lookUp.limited", { minutes }) }] };
      }
      case "looked_up": {
        const inWords = ({ state, quarantined }: { state: string; quarantined: boolean }) => {
          const words = t(`states.${state as "confirmed"}`);
          return quarantined ? `${words}, ${t("quarantined")}` : words;
        };
        const shown = result.statements.map(({ slug, standing }) =>
          t("lookUp.line", {
            statement: titleOf(slug),
            standing: standing ? inWords(standing) : t("lookUp.notSigned"),
          }),
        );
        return { shown };
      }
    }
  });
}
