/** Which people sign in a run: the n-th is the same person in every process that asks. */
export interface SignerPlan {
  /** Part of every address, so that two runs never meet. */
  mark: string;
}

const names = [
  "Ada Testwell",
  "Bruno Samplesson",
  "Vera Primerova",
  "Вера Примерова",
  "Пётр Образцов",
  "Ève Fictive-Martin",
  "Νίκη Δοκιμάκη",
  "سلمى نموذجي",
  "O'Neil Žižek-Mockford",
];
const visibilities = ["name", "name", "name", "name", "name", "initials", "handover", "count"];
const countries = ["GB", "GB", "RU", "DE", "FR", "US", "", "KZ", "IE"];

/** The address of the n-th signer of a plan. */
export function emailOf({ mark }: SignerPlan, n: number): string {
  return `signer-${mark}-${n}@example.org`;
}

/** What the n-th signer types, in the form's own fields. */
export function fieldsOf(plan: SignerPlan, n: number): Record<string, string> {
  return {
    name: names[n % names.length]!,
    email: emailOf(plan, n),
    role: n % 3 ? "" : "Librarian",
    organisation: n % 5 ? "" : "Example Library",
    country: countries[n % countries.length]!,
    visibility: visibilities[n % visibilities.length]!,
    consent: "on",
  };
}
