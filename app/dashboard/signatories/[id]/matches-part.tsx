import { getTranslations } from "next-intl/server";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import type { Locale } from "@/lib/i18n/schema";
import type { NotableDetails } from "@/lib/signatories/schema";
import { DashboardForm } from "../../_shell/dashboard-form";
import { linkAction } from "../entry-actions";

type MatchesProps = { entry: NotableDetails; locale: Locale };

/** Signatures under the same name: one of them may be this person's. */
export async function MatchesPart({ entry, locale }: MatchesProps) {
  const t = await getTranslations({ locale, namespace: "notables" });
  return (
    <Part id="matches" title={t("entry.matches")} lead={t("entry.matchesLead")}>
      <ul className="grid gap-3">
        {entry.matches.map(({ id, name, role, organisation, day }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-5 gap-y-2">
            <span>
              <bdi>{[name, role, organisation].filter(Boolean).join(", ")}</bdi>{" "}
              <time dateTime={day} className="text-quiet">
                {day}
              </time>
            </span>
            <DashboardForm action={linkAction}>
              <input type="hidden" name="entry" value={entry.id} />
              <input type="hidden" name="signature" value={id} />
              <FormSubmit look="plain">{t("entry.link")}</FormSubmit>
            </DashboardForm>
          </li>
        ))}
      </ul>
    </Part>
  );
}
