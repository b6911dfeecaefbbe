import { actorCan, type Actor, type Permission } from "@/lib/accounts/schema";
import { paths } from "@/lib/paths";

type Section = {
  path: string;
  permission: Permission;
  /** Whether its page exists: only then the navigation leads there. */
  isBuilt: boolean;
};

/** The dashboard's sections in the navigation's order. Their names are the messages `dashboardShell.sections`. */
export const sections = {
  overview: { path: paths.dashboard(), permission: "seeOverview", isBuilt: true },
  signatures: { path: paths.dashboardSignatures(), permission: "seeSignatures", isBuilt: true },
  signatories: { path: paths.dashboardSignatories(), permission: "editNotables", isBuilt: true },
  statements: { path: paths.dashboardStatements(), permission: "editStatements", isBuilt: true },
  updates: { path: paths.dashboardUpdates(), permission: "editUpdates", isBuilt: true },
  timeline: { path: paths.dashboardTimeline(), permission: "editUpdates", isBuilt: true },
  deliveries: { path: paths.dashboardDeliveries(), permission: "makeDeliveries", isBuilt: true },
  mail: { path: paths.dashboardMail(), permission: "seeOverview", isBuilt: true },
  team: { path: paths.dashboardTeam(), permission: "manageTeam", isBuilt: true },
  audit: { path: paths.dashboardAudit(), permission: "readAudit", isBuilt: true },
  settings: { path: paths.dashboardSettings(), permission: "changeSettings", isBuilt: true },
  account: { path: paths.dashboardAccount(), permission: "manageOwnAccount", isBuilt: true },
} as const satisfies Record<string, Section>;

export type SectionKey = keyof typeof sections;

/** The sections that somebody may open, in order. */
export function listSections(actor: Actor): SectionKey[] {
  const keys = Object.keys(sections) as SectionKey[];
  return keys.filter((key) => sections[key].isBuilt && actorCan(actor, sections[key].permission));
}
