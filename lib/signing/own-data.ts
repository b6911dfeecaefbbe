import { addressContext, open } from "../privacy";
import { findConsentWording } from "./consent-wording";
import { readDetails } from "./details";
import { followLink } from "./follow-link";
import { selectOwnRecord, type OwnRecord } from "./own-record-store";
import { dayOf } from "./rules";
import type { DeadLink } from "./schema";

/** Everything that is stored about a signature, as its owner takes it along. */
export type OwnData = ReturnType<typeof describe>;

export type OwnDataOutcome = { outcome: "found"; data: OwnData } | DeadLink;

/**
 * All that is stored about a signature that was confirmed, also if it was declared invalid
 * since, in the clear, for its owner (GDPR Art. 15
 * and 20): with the text that was signed, by its hash, and the consent word for word. Reads only.
 */
export async function collectOwnData(
  token: string,
  { now }: { now: Date },
): Promise<OwnDataOutcome> {
  const followed = await followLink(token, "manage", now);
  if (followed.outcome !== "found") return followed;
  const record = await selectOwnRecord(followed.signature);
  return record ? { outcome: "found", data: describe(record, now) } : { outcome: "unknown_link" };
}

function describe(record: OwnRecord, now: Date) {
  const { emailFingerprint, addressFingerprint, sealedAddress, text, change } = record;
  return {
    madeOn: dayOf(now),
    statement: {
      slug: record.statementSlug,
      version: record.version,
      ...text,
    },
    signature: {
      id: record.id,
      state: record.state,
      ...readDetails(record, emailFingerprint),
      country: record.country,
      language: record.locale,
      submittedOn: record.submittedOn,
      confirmedOn: record.confirmedOn,
      changes: record.revision,
    },
    proposedChange: change,
    notableEntry: record.notable,
    consent: describeConsent(record),
    updatesWanted: record.wantsUpdates,
    address: {
      stored: sealedAddress ? open(sealedAddress, addressContext(emailFingerprint)) : null,
      personFingerprint: emailFingerprint.toString("hex"),
      mailboxFingerprint: addressFingerprint.toString("hex"),
    },
    review: {
      flags: record.flags,
      waitsForReview: record.quarantined,
      deeds: record.acts,
      notTheFirstSignatoriesOfThisName: record.toldApart,
    },
    mails: record.mails,
  };
}

/** What was answered, and every word that stood beside the answers. */
function describeConsent(record: OwnRecord) {
  const { consentVersion, locale, visibility, wantsUpdates, minimumAge } = record;
  const wording = findConsentWording(consentVersion, locale);
  if (!wording) throw new Error(`no wording of the consent ${consentVersion} in ${locale}`);
  // The lines stay as they are hashed; what stands for their blank is said beside them.
  return {
    ...wording,
    blanks: { age: minimumAge },
    answers: { toBeCounted: true, visibility, updates: wantsUpdates },
  };
}
