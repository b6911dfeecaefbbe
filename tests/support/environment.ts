import { join } from "node:path";
import { testSecretKeys } from "./secret-keys";

// Set before any test file loads lib/env, so that no test depends on the machine's own settings.
Object.assign(process.env, {
  SECRET_KEYS: testSecretKeys,
  PUBLIC_URL: "http://localhost:3000",
  LOG_LEVEL: "error",
  LIMITS: "off",
  DATA_DIR: join(process.cwd(), "test-results", `data-${process.env.VITEST_POOL_ID ?? "0"}`),
});
