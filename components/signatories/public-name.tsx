import { isPostNominal, type NotableName } from "@/lib/signatories/schema";

/** Words around a name, in the page's language; `onBehalf` holds the place `{organisation}`. */
export type NameLabels = {
  /** "(pc)" */
  personal: string;
  /** "on behalf of {organisation}" */
  onBehalf: string;
  /** What "(pc)" means; printed once under a list that uses it. */
  personalFootnote: string;
};

type PublicNameProps = { person: NotableName; labels: NameLabels };

/**
 * A name as a newspaper advertisement prints it: "Jeremy Corbyn MP", "Kate Hudson,
 * CND", "Liz Wheatley, UNISON NEC (pc)", the role quieter than the name. Each part
 * stands in its own `bdi`, so that no name can turn the direction of its neighbours.
 */
export function PublicName({ person, labels }: PublicNameProps) {
  const { name, role, organisation, capacity, showOrganisation } = person;
  const follows = isPostNominal(role);
  const printed = showOrganisation ? organisation : null;
  return (
    <>
      <span className="font-medium">
        <bdi>{name}</bdi>
        {follows ? ` ${role}` : null}
      </span>
      <span className="text-quiet">
        {role && !follows ? <Part text={role} /> : null}
        {printed && capacity === "organisation" ? (
          <OnBehalf template={labels.onBehalf} organisation={printed} />
        ) : null}
        {printed && capacity !== "organisation" ? <Part text={printed} /> : null}
        {capacity === "personal" ? (
          <>
            {" "}
            <span className="whitespace-nowrap">{labels.personal}</span>
          </>
        ) : null}
      </span>
    </>
  );
}

function Part({ text }: { text: string }) {
  return (
    <>
      {", "}
      <bdi>{text}</bdi>
    </>
  );
}

function OnBehalf({ template, organisation }: { template: string; organisation: string }) {
  const [before = "", after = ""] = template.split("{organisation}");
  return (
    <>
      {", "}
      {before}
      <bdi>{organisation}</bdi>
      {after}
    </>
  );
}
