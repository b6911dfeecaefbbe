import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const root = fileURLToPath(new URL(".", import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^@\//, replacement: root },
      // Throws outside of Next on purpose; tests are such an outside.
      { find: "server-only", replacement: `${root}tests/support/empty.ts` },
    ],
  },
  test: {
    reporters: process.env.TEST_REPORT ? ["default", "json"] : ["default"],
    outputFile: process.env.TEST_REPORT ? { json: process.env.TEST_REPORT } : {},
    pool: "forks",
    maxWorkers: 2,
    unstubEnvs: true,
    restoreMocks: true,
    projects: [
      {
        extends: true,
        test: {
          name: "unit",
          include: ["tests/unit/**/*.test.{ts,tsx}"],
          setupFiles: ["tests/support/environment.ts", "tests/support/console.ts"],
          // Nothing is timed, and a busy machine writes a file in seconds.
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "architecture",
          include: ["tests/architecture/**/*.test.ts"],
          setupFiles: ["tests/support/console.ts"],
          testTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.{ts,tsx}"],
          globalSetup: ["tests/support/postgres.ts"],
          setupFiles: [
            "tests/support/environment.ts",
            "tests/support/own-database.ts",
            "tests/support/console.ts",
          ],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
