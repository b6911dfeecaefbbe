import { findFreePort } from "@/scripts/postgres/ports";

/** What a story knows of the site that it is told on, as variables of its process. */
export type SiteVariables = {
  E2E_PORT: string;
  E2E_ADMIN_LINK: string;
  E2E_DATA_DIR: string;
  E2E_DATABASE_URL: string;
  E2E_LOG: string;
  SECRET_KEYS: string;
};

/** Chosen once, by the process that starts the others: they inherit them. */
export async function choosePorts(sites: number): Promise<void> {
  if (process.env.E2E_PORTS) return;
  const ports = [];
  for (let n = 0; n < sites; n += 1) ports.push(await findFreePort(null));
  process.env.E2E_PORTS = ports.join(" ");
}

/** The ports of all sites, by the number of the row of stories that is told there. */
export function readPorts(): string[] {
  return process.env.E2E_PORTS!.split(" ");
}

/** Hands what was found out at the start to the processes that tell stories. */
export function keepSites(sites: SiteVariables[]): void {
  process.env.E2E_SITES = JSON.stringify(sites);
}

/** Makes the site of this row of stories the one that everything here speaks of, and says where it is. */
export function enterSite(): { baseURL: string } {
  const row = Number(process.env.TEST_PARALLEL_INDEX ?? 0);
  const sites = JSON.parse(process.env.E2E_SITES ?? "[]") as SiteVariables[];
  Object.assign(process.env, sites[row]);
  return { baseURL: `http://localhost:${readPorts()[row]}` };
}
