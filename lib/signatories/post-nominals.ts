const postNominals = new Set(["MP", "TD", "KC", "MEP", "MSP", "MS", "MLA", "QC"]);

/** True for letters that follow a name without a comma ("Jeremy Corbyn MP"). */
export function isPostNominal(role: string | null): boolean {
  return role !== null && postNominals.has(role);
}
