"use server";

import { getTranslations } from "next-intl/server";
import type { FormState } from "@/components/dashboard/form-state";
import { isLocale, type Locale } from "@/lib/i18n/schema";
import { paths } from "@/lib/paths";
import { parseAddress } from "@/lib/privacy/schema";
import {
  attachEvidence,
  editNotable,
  inviteNotable,
  linkSignature,
  promoteSignature,
  renewInvitation,
  tellApart,
  unlinkSignature,
} from "@/lib/signatories";
import { parseEvidence, parseWording } from "@/lib/signatories/schema";
import { answerForm, type Typed } from "../_shell/answer-form";
import { describeSame, readWording, toProblems } from "./typed";

/** Saves what is printed of somebody. */
export async function editAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const wording = parseWording(readWording(typed));
    if (!wording.ok) return { problems: toProblems(wording.faults, t) };
    const id = typed.entry ?? "";
    const edited = await editNotable(actor, { id, wording: wording.value }, { now });
    if (edited.outcome === "unknown") return { problems: [{ field: null, text: t("unknown") }] };
    if (edited.outcome === "unchanged") {
      return { goTo: paths.dashboardNotable(id), flash: t("entry.unchanged") };
    }
    const flash = edited.awaitsApproval ? t("entry.savedAwaits") : t("entry.saved");
    return { goTo: paths.dashboardNotable(id), flash };
  });
}

/** Attaches a piece of evidence. */
export async function attachAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const evidence = parseEvidence({ note: typed.note, url: typed.url });
    if (!evidence.ok) return { problems: toProblems(evidence.faults, t) };
    const id = typed.entry ?? "";
    const { outcome } = await attachEvidence(actor, { id, ...evidence.value }, { now });
    if (outcome === "unknown") return { problems: [{ field: null, text: t("unknown") }] };
    return { goTo: paths.dashboardNotable(id), flash: t("entry.attached") };
  });
}

/** Says that an entry and a signature are one person. */
export async function linkAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const id = typed.entry ?? "";
    const { outcome } = await linkSignature(
      actor,
      { id, signatureId: typed.signature ?? "" },
      { now },
    );
    const flash = outcome === "unknown" ? t("unknown") : t(`entry.${outcome}`);
    return { goTo: goBackFrom(typed), flash };
  });
}

/** Says that an entry and a signature of the same name are two people. */
export async function tellApartAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const pair = { id: typed.entry ?? "", signatureId: typed.signature ?? "" };
    const { outcome } = await tellApart(actor, pair, { now });
    const flash = outcome === "unknown" ? t("unknown") : t(`entry.${outcome}`);
    return { goTo: goBackFrom(typed), flash };
  });
}

/** Takes a mistaken link back. */
export async function unlinkAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const id = typed.entry ?? "";
    const { outcome } = await unlinkSignature(actor, { id }, { now });
    const flash = outcome === "unknown" ? t("unknown") : t(`entry.${outcome}`);
    return { goTo: paths.dashboardNotable(id), flash };
  });
}

/** Makes a fresh invitation link, and mails it where there is an address. */
export async function renewAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const email = readAddress(typed.email);
    if (email === "wrong") return { problems: [{ field: "email", text: t("faults.address") }] };
    const id = typed.entry ?? "";
    const language = isLocale(typed.language) ? typed.language : locale;
    const renewed = await renewInvitation(actor, { id, locale: language, email }, { now });
    const goTo = paths.dashboardNotable(id);
    if (renewed.outcome === "unknown") return { goTo, flash: t("unknown") };
    if (renewed.outcome === "signed") return { goTo, flash: t("entry.signed") };
    return { goTo, flash: email ? t("entry.renewedMail") : t("entry.renewed") };
  });
}

/** Puts somebody on the board as asked, with a link. */
export async function inviteAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const wording = parseWording(readWording(typed));
    const email = readAddress(typed.email);
    const problems = wording.ok ? [] : toProblems(wording.faults, t);
    if (email === "wrong") problems.push({ field: "email", text: t("faults.address") });
    if (!wording.ok || email === "wrong") return { problems };
    const invited = await inviteNotable(
      actor,
      {
        slug: typed.statement ?? "",
        categoryId: typed.category ?? "",
        wording: wording.value,
        locale: isLocale(typed.language) ? typed.language : locale,
        email,
        isAnother: typed.another === "on",
      },
      { now },
    );
    if (invited.outcome === "same_person") return { problems: describeSame(invited, t) };
    if (invited.outcome === "unknown") {
      return { problems: [{ field: "category", text: t("faults.choice") }] };
    }
    const flash = email ? t("inviteForm.invitedMail") : t("inviteForm.invited");
    return { goTo: paths.dashboardNotable(invited.id), flash };
  });
}

/** Makes a notable of a signature. */
export async function promoteAction(previous: FormState, form: FormData) {
  return answerForm(previous, form, async ({ actor, locale, now }, typed) => {
    const t = await translate(locale);
    const promotion = {
      signatureId: typed.signature ?? "",
      categoryId: typed[`category.${typed.signature}`] ?? "",
      isAnother: typed[`another.${typed.signature}`] === "on",
    };
    const promoted = await promoteSignature(actor, promotion, { now });
    switch (promoted.outcome) {
      case "promoted":
        return { goTo: paths.dashboardNotable(promoted.id), flash: t("promoteForm.promoted") };
      case "already_there":
        return { goTo: paths.dashboardNotable(promoted.id), flash: t("promoteForm.already") };
      case "same_person":
        return {
          problems: describeSame(promoted, t).map(({ text }) => ({
            field: `another.${promotion.signatureId}`,
            text,
          })),
        };
      case "not_shown":
        return { problems: [{ field: null, text: t("promoteForm.not_shown") }] };
      case "unknown":
        return {
          problems: [{ field: `category.${promotion.signatureId}`, text: t("faults.choice") }],
        };
    }
  });
}

/** The board when the form stood there, else the entry's own page. */
function goBackFrom({ statement, entry }: Typed): string {
  return statement ? paths.dashboardBoard(statement) : paths.dashboardNotable(entry ?? "");
}

/** One address, nothing, or something else. */
function readAddress(text = ""): string | null | "wrong" {
  if (text.trim() === "") return null;
  return parseAddress(text)?.typed ?? "wrong";
}

function translate(locale: Locale) {
  return getTranslations({ locale, namespace: "notables" });
}
