import { problemBody, problemHeaders, type Problem } from "@/lib/forms";

type Details = Problem & { headers?: Record<string, string> };

/** An error of the API as an answer (RFC 9457). */
export function problem({ headers, ...details }: Details): Response {
  const { status, locale } = details;
  return new Response(problemBody(details), {
    status,
    headers: { ...problemHeaders(locale), ...headers },
  });
}
