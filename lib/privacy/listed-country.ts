/**
 * SQL of what is left of a listed entry's country when the signature that it is linked to goes
 * (`gone`: a row with the country that the signature had): none where it is the same. Nothing says
 * whether the list gave it or its signer, who may have changed it here for both; so the
 * list's goes too, and an organiser can enter that again. Another one was never the signer's.
 */
export function withoutCountryOf(gone: "gone"): string {
  return `CASE WHEN notable.country = ${gone}.country THEN NULL ELSE notable.country END`;
}
