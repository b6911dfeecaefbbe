import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const config: NextConfig = {
  poweredByHeader: false,
  // Drivers with files and state of their own stay outside of the bundle.
  serverExternalPackages: [
    "pg",
    "@prisma/client",
    "@prisma/adapter-pg",
    "graphile-worker",
    "ioredis",
    "rate-limiter-flexible",
  ],
  // As much as the thin server lets through (scripts/web/body-limit.ts).
  experimental: { serverActions: { bodySizeLimit: 1_310_720 } },
  // A lock file further up on somebody's machine must not move the root there.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  // `npm run check` looks at types; a build on the way to a running site need not do it again.
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
