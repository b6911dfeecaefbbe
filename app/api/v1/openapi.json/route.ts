import { json, refuseMethod } from "@/app/_edge/api";
import { env } from "@/lib/env";
import { describeApi } from "./description";

/** The API's description, OpenAPI 3.1, generated from the same limits and choices that the server checks. */
export function GET(): Response {
  return json(describeApi(env.publicUrl));
}

export const POST = refuseMethod("GET, HEAD");
