import { getFormatter, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/dashboard/data-table";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import type { OwnSession } from "@/lib/accounts/schema";
import type { Locale } from "@/lib/i18n/schema";
import { DashboardForm } from "../_shell/dashboard-form";
import { endOtherSessionsAction, endSessionAction } from "./actions";

type SessionsProps = { sessions: OwnSession[]; locale: Locale; now: Date };

/** Where one is signed in, by time alone, and the way to end it. */
export async function SessionsPart({ sessions, locale, now }: SessionsProps) {
  const t = await getTranslations({ locale, namespace: "account" });
  const format = await getFormatter({ locale });
  return (
    <Part
      id="sessions"
      title={t("sessions")}
      lead={t("sessionsLead")}
      actions={
        sessions.length > 1 ? (
          <DashboardForm action={endOtherSessionsAction}>
            <FormSubmit look="danger">{t("endOthers")}</FormSubmit>
          </DashboardForm>
        ) : null
      }
    >
      <DataTable
        caption={t("sessions")}
        columns={[
          { key: "began", heading: t("began") },
          { key: "seen", heading: t("lastSeen") },
          { key: "end", heading: t("action") },
        ]}
        rows={sessions.map(({ id, createdAt, lastSeenAt, isCurrent }) => ({
          key: id,
          cells: {
            began: format.dateTime(createdAt, "moment"),
            seen: isCurrent ? t("thisOne") : format.relativeTime(lastSeenAt, now),
            end: isCurrent ? null : (
              <DashboardForm action={endSessionAction}>
                <input type="hidden" name="session" value={id} />
                <FormSubmit look="plain">{t("end")}</FormSubmit>
              </DashboardForm>
            ),
          },
        }))}
      />
    </Part>
  );
}
