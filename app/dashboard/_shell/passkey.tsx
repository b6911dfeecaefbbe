import { getTranslations } from "next-intl/server";
import { PasskeyCheck, PasskeyRegistration } from "@/components/dashboard/passkey-prompt";
import { readStaffLocale } from "@/app/_edge/staff-locale";
import {
  beginCheckAction,
  beginRegistrationAction,
  finishCheckAction,
  finishRegistrationAction,
} from "../account/passkey-actions";

type PromptProps = { goTo: string | null };

/** Asks for one of one's passkeys, and then goes on to `goTo` or stays. */
export async function PasskeyCheckPrompt({ goTo }: PromptProps) {
  const t = await translate();
  return (
    <PasskeyCheck
      begin={beginCheckAction}
      finish={finishCheckAction}
      goTo={goTo}
      labels={{ button: t("show"), done: t("shown"), ...commonLabels(t) }}
    />
  );
}

/** Makes a passkey under a name. */
export async function PasskeyRegistrationPrompt({ goTo }: PromptProps) {
  const t = await translate();
  return (
    <PasskeyRegistration
      begin={beginRegistrationAction}
      finish={finishRegistrationAction}
      goTo={goTo}
      nameField={{ label: t("name"), hint: t("nameHint"), value: "" }}
      labels={{ button: t("register"), done: t("registered"), ...commonLabels(t) }}
    />
  );
}

async function translate() {
  return getTranslations({ locale: await readStaffLocale(), namespace: "passkey" });
}

function commonLabels(t: Awaited<ReturnType<typeof translate>>) {
  return { working: t("working"), failed: t("failed"), unsupported: t("unsupported") };
}
