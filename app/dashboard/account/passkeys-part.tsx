import { getFormatter, getTranslations } from "next-intl/server";
import { DataTable } from "@/components/dashboard/data-table";
import { FormSubmit } from "@/components/dashboard/form-fields";
import { Part } from "@/components/dashboard/part";
import type { OwnPasskeys } from "@/lib/accounts/schema";
import type { Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { DashboardForm } from "../_shell/dashboard-form";
import { PasskeyCheckPrompt, PasskeyRegistrationPrompt } from "../_shell/passkey";
import { removePasskeyAction } from "./actions";

type PasskeysProps = {
  passkeys: OwnPasskeys["passkeys"];
  isAdmin: boolean;
  /** Whether this session may make one now, without showing one first. */
  mayRegister: boolean;
  locale: Locale;
};

/** One's own passkeys: what there is, a further one, taking one away. */
export async function PasskeysPart({ passkeys, isAdmin, mayRegister, locale }: PasskeysProps) {
  const t = await getTranslations({ locale, namespace: "account" });
  const format = await getFormatter({ locale });
  return (
    <Part
      id="passkeys"
      title={t("passkeys")}
      lead={isAdmin ? t("passkeysAdmin") : t("passkeysLead")}
    >
      {passkeys.length ? (
        <DataTable
          caption={t("passkeys")}
          columns={[
            { key: "name", heading: t("passkeyName") },
            { key: "made", heading: t("made") },
            { key: "used", heading: t("lastUsed") },
            { key: "remove", heading: t("action") },
          ]}
          rows={passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
            key: id,
            cells: {
              name: <bdi>{name}</bdi>,
              made: format.dateTime(createdAt, "day"),
              used: lastUsedAt ? format.dateTime(lastUsedAt, "day") : t("never"),
              remove: (
                <DashboardForm
                  action={removePasskeyAction}
                  className="grid justify-items-start gap-2"
                >
                  <input type="hidden" name="passkey" value={id} />
                  <FormSubmit look="danger" label={t("removePasskey", { name })}>
                    {t("remove")}
                  </FormSubmit>
                </DashboardForm>
              ),
            },
          }))}
        />
      ) : null}
      <div className="mt-5">
        {mayRegister ? (
          <PasskeyRegistrationPrompt
            goTo={passkeys.length ? paths.dashboardAccount() : paths.recoveryCodes()}
          />
        ) : (
          <>
            <p className="mb-3">{t("showToAdd")}</p>
            <PasskeyCheckPrompt goTo="" />
          </>
        )}
      </div>
    </Part>
  );
}
