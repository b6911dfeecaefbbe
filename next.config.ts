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
  // The thin server lets through less, but for one page that takes a file (scripts/web/read-whole.ts).
  experimental: { serverActions: { bodySizeLimit: 6_291_456 } },
  // A lock file further up on somebody's machine must not move the root there.
  turbopack: { root: import.meta.dirname },
  outputFileTracingRoot: import.meta.dirname,
  // `npm run check` looks at types; a build on the way to a running site need not do it again.
  typescript: { ignoreBuildErrors: true },
};

export default createNextIntlPlugin("./lib/i18n/request.ts")(config);
