import { getTranslations } from "next-intl/server";
import { ErrorSummary } from "@/components/forms/error-summary";
import { PublicName, type NameLabels } from "@/components/signatories/public-name";
import { Notice } from "@/components/ui/notice";
import type { Locale } from "@/lib/i18n/schema";
import type { FieldError, OwnSignature } from "@/lib/signing/schema";
import { FormProblems, type FormNotice } from "./form-problems";

/** What was done a moment ago, as the page's address says. */
export const ownDeeds = ["saved", "waiting", "stopped"] as const;
export type OwnDeed = (typeof ownDeeds)[number];

type OwnNewsProps = {
  locale: Locale;
  deed: OwnDeed | null;
  errors: FieldError[];
  notice?: FormNotice;
};

/** What became of the press of a button, on top of the page. */
export async function OwnNews({ locale, deed, errors, notice }: OwnNewsProps) {
  const t = await getTranslations({ locale, namespace: "signature" });
  if (notice === "too_large" || notice === "unreadable") {
    const title = t(`notices.${notice}.title`);
    return <ErrorSummary title={title} lead={t(`notices.${notice}.text`)} problems={[]} />;
  }
  if (notice || errors.length > 0) {
    return <FormProblems locale={locale} errors={errors} notice={notice} />;
  }
  if (!deed) return null;
  return (
    <Notice role="status" title={t(`deeds.${deed}.title`)} className="max-w-[42rem]">
      <p>{t(`deeds.${deed}.text`)}</p>
    </Notice>
  );
}

type OwnProposalProps = {
  locale: Locale;
  change: NonNullable<OwnSignature["change"]>;
  labels: NameLabels;
};

/** A change that an organiser has not decided yet, or what was decided. */
export async function OwnProposal({ locale, change, labels }: OwnProposalProps) {
  const t = await getTranslations({ locale, namespace: "signature" });
  const { state, name, role, organisation, capacity } = change;
  const person = { name: name ?? "", role, organisation, capacity, showOrganisation: true };
  return (
    <Notice title={t(`proposal.${state}.title`)} className="mb-5 max-w-[42rem]">
      {name ? (
        <p className="my-1 font-serif text-xl">
          <PublicName person={person} labels={labels} />
        </p>
      ) : null}
      <p>{t(`proposal.${state}.text`)}</p>
    </Notice>
  );
}
