import { actorCan, type Actor, type Permission } from "@/lib/accounts/schema";
import { paths } from "@/lib/paths";

type Section = { path: string; permission: Permission };

/** The dashboard's sections in the navigation's order. Their names are the messages `dashboardShell.sections`. */
export const sections = {
  overview: { path: paths.dashboard(), permission: "seeOverview" },
  signatures: { path: paths.dashboardSignatures(), permission: "seeSignatures" },
  signatories: { path: paths.dashboardSignatories(), permission: "editNotables" },
  statements: { path: paths.dashboardStatements(), permission: "editStatements" },
  updates: { path: paths.dashboardUpdates(), permission: "editUpdates" },
  timeline: { path: paths.dashboardTimeline(), permission: "editUpdates" },
  deliveries: { path: paths.dashboardDeliveries(), permission: "makeDeliveries" },
  mail: { path: paths.dashboardMail(), permission: "seeOverview" },
  team: { path: paths.dashboardTeam(), permission: "manageTeam" },
  audit: { path: paths.dashboardAudit(), permission: "readAudit" },
  settings: { path: paths.dashboardSettings(), permission: "changeSettings" },
  account: { path: paths.dashboardAccount(), permission: "manageOwnAccount" },
} as const satisfies Record<string, Section>;

export type SectionKey = keyof typeof sections;

/** The sections that somebody may open, in order. */
export function listSections(actor: Actor): SectionKey[] {
  const keys = Object.keys(sections) as SectionKey[];
  return keys.filter((key) => actorCan(actor, sections[key].permission));
}
