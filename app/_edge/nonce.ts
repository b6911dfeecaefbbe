/** The nonce of a content security policy, from a request that passed the thin server or from an answer. */
export function findNonce(headers: Headers): string | undefined {
  return /'nonce-([^']+)'/.exec(headers.get("content-security-policy") ?? "")?.[1];
}
