"use server";

import { getTranslations } from "next-intl/server";
import { wantsPreview, type FormState } from "@/components/dashboard/form-state";
import { changeSiteText } from "@/lib/campaign";
import { siteTextKeys } from "@/lib/campaign/schema";
import { locales } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { answerForm } from "../../_shell/answer-form";
import { readWish } from "../typed";

/** Saves the campaign's title and description, or one of its two fixed pages. */
export async function changeSiteTextAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, fields) => {
    if (wantsPreview(fields)) return { isPreview: true };
    const t = await getTranslations({ locale, namespace: "siteTexts" });
    const key = siteTextKeys.find((known) => known === fields.text) ?? "campaign";
    const inAll = (part: string) =>
      Object.fromEntries(locales.map((code) => [code, fields[`${key}.${part}.${code}`] ?? ""]));
    const typed = { title: inAll("title"), body: inAll("body") };
    const box = `${key}.overwrite`;
    const changed = await changeSiteText(actor, { key, typed, ...readWish(fields, box) }, { now });
    switch (changed.outcome) {
      case "changed":
        return { goTo: paths.settingsTexts(), flash: t("saved") };
      case "overtaken":
        return { problems: [{ field: box, text: t("overtaken") }] };
      case "unfit":
        return {
          problems: changed.faults.map(({ field, code }) => ({
            field: `${key}.${field}`,
            text: t(`faults.${code}`),
          })),
        };
    }
  });
}
