interface FormRoute {
  /** The page with the form; its address is where the browser posts to. */
  page: RegExp;
  /** What the handler adds to the page's path: Next cannot have page and handler on one. */
  handler: string;
}

/** Every page that posts to itself. */
const formRoutes: FormRoute[] = [
  { page: /^\/(?:en|ru)\/statements\/[^/]+$/, handler: "/sign" },
  { page: /^\/(?:en|ru)\/confirm\/[^/]+$/, handler: "/decide" },
  { page: /^\/(?:en|ru)\/signature\/[^/]+$/, handler: "/manage" },
  { page: /^\/(?:en|ru)\/find-my-signature$/, handler: "/request" },
  { page: /^\/(?:en|ru)\/unsubscribe\/[^/]+$/, handler: "/stop" },
  { page: /^\/sign-in\/[^/]+$/, handler: "/redeem" },
];

/** Addresses of their own below a page's that only look like one more form. */
const notForms = new Set(["/sign-in/out", "/sign-in/passkey", "/sign-in/sent"]);

/** The handler's path for a post to a page with a form; any other path as it is. */
export function routePost(path: string): string {
  const page = path.length > 1 ? path.replace(/\/$/, "") : path;
  const route = notForms.has(page) ? undefined : formRoutes.find((found) => found.page.test(page));
  return route ? page + route.handler : path;
}

/** The page for somebody who opens a handler's address; null for any other path. */
export function pageOfHandler(path: string): string | null {
  for (const { page, handler } of formRoutes) {
    if (!path.endsWith(handler)) continue;
    const candidate = path.slice(0, -handler.length);
    if (page.test(candidate)) return candidate;
  }
  return null;
}
