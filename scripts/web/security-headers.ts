import { randomBytes } from "node:crypto";

export interface PageSecurity {
  /** For the answer. */
  answer: Record<string, string>;
  /** For Next, which takes the nonce of its own inline scripts from it. */
  policy: string;
}

/**
 * The security headers of one answer, with a nonce of its own. Nothing from another
 * host is ever loaded, nothing inline runs without the nonce, nobody may frame us.
 * `dev` loosens what hot reload needs; HSTS is only for a site that is on https.
 */
export function makeSecurityHeaders(options: { https: boolean; dev: boolean }): PageSecurity {
  const policy = contentPolicy(randomBytes(16).toString("base64"), options.dev);
  return {
    policy,
    answer: {
      "Content-Security-Policy": policy,
      // `no-referrer` would make browsers send `Origin: null` with a form and break it.
      "Referrer-Policy": "same-origin",
      "X-Content-Type-Options": "nosniff",
      "X-Frame-Options": "DENY",
      "Permissions-Policy":
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()",
      "Cross-Origin-Opener-Policy": "same-origin",
      ...(options.https ? { "Strict-Transport-Security": "max-age=63072000" } : {}),
    },
  };
}

function contentPolicy(nonce: string, dev: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'${dev ? " 'unsafe-eval'" : ""}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    `connect-src 'self'${dev ? " ws:" : ""}`,
    "manifest-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
