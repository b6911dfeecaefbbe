import { longestAddress } from "../privacy/schema";

const staffAddress = /^[^\s@,<>"\p{C}]+@[^\s@,<>"\p{C}]+$/u;

/**
 * An address of the team in its one form, or null for what is none. Hosts without a dot are
 * accepted, since the first admin is `admin@localhost`.
 */
export function tidyStaffAddress(email: string): string | null {
  const address = email.normalize("NFC").trim().toLowerCase();
  return address.length <= longestAddress && staffAddress.test(address) ? address : null;
}
