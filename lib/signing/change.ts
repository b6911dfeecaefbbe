import {
  initialsOf,
  keepOnlyChosen,
  readDetails,
  type GivenDetails,
  type KeptDetails,
} from "./details";
import { followLink } from "./follow-link";
import { judgeDetails } from "./judge-details";
import {
  dropProposal,
  replaceCountry,
  replaceDetails,
  storeProposal,
  withConfirmedSignature,
  type LockedSignature,
} from "./own-store";
import { visibilities, type Change, type ChangeOutcome, type Visibility } from "./schema";

/**
 * Changes what a confirmed signature says and who sees it, at its owner's wish, with the
 * checks and flags of signing. What the choice no longer needs is erased in the same moment;
 * whoever wants to be seen more fully than now gives the name again. What a notable signature
 * would show waits for an organiser; the country, which the site shows nowhere, never waits. A
 * change made from an older sight of it than the present one is refused, so that of two at once
 * the later does not undo the earlier unseen.
 */
export async function changeSignature(
  token: string,
  change: Change,
  { now }: { now: Date },
): Promise<ChangeOutcome> {
  const followed = await followLink(token, "manage", now);
  if (followed.outcome !== "found") return followed;
  const outcome = await withConfirmedSignature(
    followed.signature,
    async (present, transaction): Promise<ChangeOutcome> => {
      const { id, isNotable, revision } = present;
      const stored = readDetails(present, present.emailFingerprint);
      const wanted = settle(stored, change);
      if (!wanted) return { outcome: "invalid", errors: [{ field: "name", code: "required" }] };
      const saysSame = isSame(wanted, stored);
      const waits = !saysSame && isNotable && wanted.visibility === "name";
      const isKnown = saysSame || (waits && isProposed(present, wanted));
      const moves = change.country !== undefined && change.country !== present.country;
      const isOld = change.revision !== null && change.revision !== revision;
      if (isOld && (moves || !isKnown)) return { outcome: "overtaken" };
      const replaces = !saysSame && !waits;
      if (moves) {
        const country = change.country ?? null;
        await replaceCountry(present, { country, isAll: !replaces }, transaction);
      }
      if (saysSame) await dropProposal(id, transaction);
      if (waits && !isKnown) await storeProposal(id, wanted, { now, transaction });
      if (replaces) {
        const judgement = await judgeDetails(wanted, present, stored);
        await replaceDetails(id, { ...keep(wanted, present), ...judgement }, transaction);
      }
      return { outcome: waits ? "waiting" : "changed" };
    },
  );
  return outcome ?? { outcome: "unknown_link" };
}

/** What the owner wants it to say, or null when that takes a name which did not come with it. */
function settle(stored: GivenDetails, change: Change): GivenDetails | null {
  const { visibility } = change;
  if (visibility === "count") return { ...nothing, visibility };
  const kept = canKeepName(stored, change) ? stored.name : null;
  const name = change.name ?? kept;
  if (!name) return null;
  if (visibility === "initials") {
    const isKept = !change.name && stored.visibility === "initials";
    return { ...nothing, visibility, name: isKept ? name : initialsOf(name) };
  }
  // A field that was not sent stays, but nothing is shown to more people unasked.
  const former = fullness(visibility) > fullness(stored.visibility) ? nothing : stored;
  return {
    visibility,
    name,
    role: change.role === undefined ? former.role : change.role,
    organisation: change.organisation === undefined ? former.organisation : change.organisation,
    capacity: settleCapacity(stored, change),
  };
}

const nothing = { name: null, role: null, organisation: null, capacity: null };

/** Who signs on behalf of an organisation was invited to: a box cannot say so. */
function settleCapacity(stored: GivenDetails, { personalCapacity }: Change) {
  if (personalCapacity) return "personal";
  return stored.capacity === "organisation" ? "organisation" : null;
}

/** The stored name serves while less of it is shown; it stays as it is where none was sent. */
function canKeepName(stored: GivenDetails, change: Change): boolean {
  const isSameChoice = change.visibility === stored.visibility;
  if (stored.visibility === "initials") return isSameChoice;
  const isNarrower = fullness(change.visibility) < fullness(stored.visibility);
  return isNarrower || (isSameChoice && change.name === undefined);
}

/** The fuller, the more is seen of a name. */
function fullness(visibility: Visibility): number {
  return visibilities.length - visibilities.indexOf(visibility);
}

/** The columns. Initials are made already: made again from themselves they would shrink. */
function keep(wanted: GivenDetails, { emailFingerprint }: LockedSignature): KeptDetails {
  if (wanted.visibility !== "initials") return keepOnlyChosen(wanted, emailFingerprint);
  return { ...wanted, sealed: null, searchWords: null, flags: [] };
}

function isSame(wanted: GivenDetails, stored: GivenDetails): boolean {
  return wanted.visibility === stored.visibility && saysTheSame(wanted, stored);
}

function isProposed({ change }: LockedSignature, wanted: GivenDetails): boolean {
  return change?.state === "waiting" && saysTheSame(wanted, change);
}

type Said = Omit<GivenDetails, "visibility">;

function saysTheSame(one: Said, other: Said): boolean {
  return (["name", "role", "organisation", "capacity"] as const).every(
    (detail) => one[detail] === other[detail],
  );
}
