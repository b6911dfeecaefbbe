import type { getTranslations } from "next-intl/server";
import type { DeliveryFieldTexts } from "@/components/dashboard/deliveries/delivery-fields";
import {
  deliveryFormats,
  deliveryProfiles,
  nameColumns,
  nameOrders,
  paperSizes,
} from "@/lib/deliveries/schema";

type Texts = Awaited<ReturnType<typeof getTranslations<"deliveries">>>;

/** The words of the form for a list. */
export function fieldTexts(t: Texts): DeliveryFieldTexts {
  return {
    profile: t("fields.profile"),
    profileHint: t("fields.profileHint"),
    profiles: deliveryProfiles.map((value) => ({
      value,
      label: t(`profiles.${value}.label`),
      hint: t(`profiles.${value}.hint`),
    })),
    statements: t("fields.statements"),
    statementsHint: t("fields.statementsHint"),
    formats: t("fields.formats"),
    formatNames: deliveryFormats.map((value) => ({ value, label: t(`formats.${value}`) })),
    columns: t("fields.columns"),
    columnsHint: t("fields.columnsHint"),
    columnNames: nameColumns.map((value) => ({ value, label: t(`columnNames.${value}`) })),
    order: t("fields.order"),
    orders: nameOrders.map((value) => ({ value, label: t(`orders.${value}`) })),
    language: t("fields.language"),
    paper: t("fields.paper"),
    papers: paperSizes.map((value) => ({ value, label: t(`papers.${value}`) })),
    since: t("fields.since"),
    excelMark: t("fields.excelMark"),
    recipient: t("fields.recipient"),
    recipientHint: t("fields.recipientHint"),
    purpose: t("fields.purpose"),
    purposeHint: t("fields.purposeHint"),
    note: t("fields.note"),
    noteHint: t("fields.noteHint"),
    optional: t("optional"),
    none: t("none"),
  };
}
