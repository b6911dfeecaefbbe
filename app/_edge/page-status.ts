import { findRequestStore } from "./request-store";

/**
 * Lets a page answer 403, 404 or 503: Next offers a page no way to set its status but by
 * throwing, and what it shows then needs a script. The web server around Next reads the
 * status from its request's store; without that server the page is the same, with 200.
 */
export function setPageStatus(status: 403 | 404 | 503): void {
  const store = findRequestStore();
  if (store) store.status = status;
}

/**
 * Marks a page that says what it can while the database is away: it gets `Retry-After`, is kept
 * by no cache, and is no answer to a form.
 */
export function markPaused(): void {
  const store = findRequestStore();
  if (store) store.isPaused = true;
}
