import { findRequestStore } from "./request-store";

/**
 * Ends a cookie with the page that has shown what it held: Next lets pages read cookies and not
 * set them, so the web server around Next does it. A browser that runs scripts may not see this
 * answer (after an action Next asks for the next page by itself), so the page's script does it too.
 */
export function spendCookie({ name, path }: { name: string; path: string }): void {
  const store = findRequestStore();
  if (!store) return;
  store.spentCookies = [`${name}=; Path=${path}; Max-Age=0; SameSite=Lax`];
}
