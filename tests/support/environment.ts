import { createHash } from "node:crypto";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testSecretKeys } from "./secret-keys";

// Set before any test file loads lib/env, so that no test depends on the machine's own settings.
Object.assign(process.env, {
  SECRET_KEYS: testSecretKeys,
  PUBLIC_URL: "http://localhost:3000",
  LOG_LEVEL: "error",
  LIMITS: "off",
  DATA_DIR: join(
    tmpdir(),
    `undersigned-test-${createHash("sha1").update(process.cwd()).digest("hex").slice(0, 8)}-${process.env.VITEST_POOL_ID ?? "0"}`,
  ),
});
