"use server";

import { getTranslations } from "next-intl/server";
import { matchesName, type FormState } from "@/components/dashboard/form-state";
import {
  changeRole,
  findMember,
  inviteToTeam,
  removeMember,
  resendInvitation,
  revokeInvitation,
} from "@/lib/accounts";
import { organiserRoles } from "@/lib/accounts/schema";
import { isLocale, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { answerForm } from "../_shell/answer-form";

/** Asks somebody to join. */
export async function inviteAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const role = organiserRoles.find((known) => known === typed.role);
    if (!role) return { problems: [{ field: "role", text: t("chooseRole") }] };
    const language = isLocale(typed.language) ? typed.language : locale;
    const invitation = { email: typed.email ?? "", role, locale: language };
    const { outcome } = await inviteToTeam(actor, invitation, { now });
    switch (outcome) {
      case "invited":
        return { goTo: paths.dashboardTeam(), flash: t("invited") };
      case "known_already":
        return { problems: [{ field: "email", text: t("knownAlready") }] };
      case "not_an_address":
        return { problems: [{ field: "email", text: t("notAnAddress") }] };
    }
  });
}

/** Mails an invitation once more, with a new link. */
export async function resendInvitationAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const { outcome } = await resendInvitation(actor, typed.invitation ?? "", { now });
    const flash = outcome === "done" ? t("resent") : t("notOpen");
    return { goTo: paths.dashboardTeam(), flash };
  });
}

/** Takes an invitation back. */
export async function revokeInvitationAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const { outcome } = await revokeInvitation(actor, typed.invitation ?? "", { now });
    const flash = outcome === "done" ? t("revoked") : t("notOpen");
    return { goTo: paths.dashboardTeam(), flash };
  });
}

/** Gives a member another role. */
export async function changeRoleAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const change = { id: typed.member ?? "", role: typed.role ?? "" };
    const { outcome } = await changeRole(actor, change, { now });
    if (outcome === "done") return { goTo: paths.dashboardTeam(), flash: t("roleChanged") };
    const text = outcome === "last_admin" ? t("lastAdmin") : t("memberGone");
    return { problems: [{ field: null, text }] };
  });
}

/** Takes a member off the team, once their address has been typed. */
export async function removeMemberAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const member = await findMember(actor, typed.member ?? "");
    if (member && !matchesName(typed.confirmation, member.email)) {
      return { problems: [{ field: "confirmation", text: t("typeAddress") }] };
    }
    const { outcome } = await removeMember(actor, typed.member ?? "", { now });
    if (outcome === "done") return { goTo: paths.dashboardTeam(), flash: t("removed") };
    const text = outcome === "last_admin" ? t("lastAdmin") : t("memberGone");
    return { problems: [{ field: null, text }] };
  });
}

function translate(locale: Locale) {
  return getTranslations({ locale, namespace: "team" });
}
