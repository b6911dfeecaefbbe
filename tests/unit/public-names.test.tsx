import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { NotableList } from "@/components/signatories/notable-list";
import { PublicName, type NameLabels } from "@/components/signatories/public-name";
import type { NotableName } from "@/lib/signatories/schema";

const labels: NameLabels = {
  personal: "(pc)",
  onBehalf: "on behalf of {organisation}",
  personalFootnote: "(pc): in a personal capacity.",
};

const nobody = { role: null, organisation: null, capacity: null, showOrganisation: true };

function print(person: Partial<NotableName> & { name: string }): string {
  const html = renderToStaticMarkup(
    <PublicName person={{ ...nobody, ...person }} labels={labels} />,
  );
  return html.replace(/<[^>]*>/g, "");
}

describe("a name in print", () => {
  it("reads as in a newspaper advertisement", () => {
    expect(print({ name: "Anna Example" })).toBe("Anna Example");
    expect(print({ name: "Anna Example", role: "MP" })).toBe("Anna Example MP");
    expect(print({ name: "Anna Example", role: "poet", organisation: "Fiction Union" })).toBe(
      "Anna Example, poet, Fiction Union",
    );
    const organisation = "Fiction Union";
    expect(print({ name: "Anna Example", organisation, capacity: "personal" })).toBe(
      "Anna Example, Fiction Union (pc)",
    );
    expect(print({ name: "Anna Example", organisation, capacity: "organisation" })).toBe(
      "Anna Example, on behalf of Fiction Union",
    );
    expect(print({ name: "Anna Example", role: "MP", organisation, showOrganisation: false })).toBe(
      "Anna Example MP",
    );
  });

  it("keeps each part apart from the direction of its neighbours", () => {
    const html = renderToStaticMarkup(
      <PublicName person={{ ...nobody, name: "مثال", role: "<b>" }} labels={labels} />,
    );
    expect(html).toContain("<bdi>مثال</bdi>");
    expect(html).toContain("<bdi>&lt;b&gt;</bdi>");
  });

  it("explains “(pc)” once under a list that uses it, and under no other", () => {
    const category = { slug: "culture", title: "Culture" };
    const personal = { ...nobody, name: "Anna Example", capacity: "personal" as const };
    const list = (people: NotableName[]) =>
      renderToStaticMarkup(<NotableList categories={[{ category, people }]} labels={labels} />);
    expect(list([personal, personal]).split(labels.personalFootnote)).toHaveLength(2);
    expect(list([{ ...nobody, name: "Boris Example" }])).not.toContain(labels.personalFootnote);
  });
});
