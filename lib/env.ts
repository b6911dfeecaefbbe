import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { z } from "zod";
import {
  choice,
  isDatabaseUrl,
  isHost,
  isHostName,
  isLoopbackHost,
  isOrigin,
  isPassphrase,
  isSafeUrl,
  isSender,
  isSmtpUrl,
  isValkeyUrl,
  number,
  text,
} from "./env-values";
import { parseSecretKeys } from "./secret-keys";

/** The validated environment. Nothing but this file reads `process.env`. */
export interface Env {
  port: number;
  host: string;
  /** The site's origin, without a slash at its end. */
  publicUrl: string;
  /** Whether `PORT` or `PUBLIC_URL` was given, rather than the default taken. */
  isAddressGiven: boolean;
  databaseUrl: string | undefined;
  /** Absolute. */
  dataDir: string;
  mailTransport: "local" | "resend" | "smtp";
  /** What Resend needs; its key and address only while it is the transport. */
  resend: { apiKey: string; baseUrl: string | undefined } | undefined;
  resendWebhookSecret: string | undefined;
  smtpUrl: string | undefined;
  mailFrom: string;
  /** The text of the versioned keys; `parseSecretKeys` reads it. */
  secretKeys: string | undefined;
  logLevel: "debug" | "info" | "warn" | "error";
  /** How many proxies stand in front and may be believed. */
  trustProxy: number;
  metricsToken: string | undefined;
  limits: "on" | "off";
  /** Where several machines count rates together; without it each counts for itself. */
  valkeyUrl: string | undefined;
  /** Under which a backup's data and its keys are encrypted; asked on the terminal when unset. */
  backupPassphrase: string | undefined;
  backupKeysPassphrase: string | undefined;
  /** Whether both the public address and the listening address are this machine's own. */
  isLoopback: boolean;
}

const variables = {
  PORT: number(1, 65535).default(3000),
  HOST: text("an IP address or a host name", isHost).default("127.0.0.1"),
  PUBLIC_URL: text("the site's http or https origin, without a path", isOrigin).optional(),
  DATABASE_URL: text("postgresql://user:password@host:port/database", isDatabaseUrl).optional(),
  DATA_DIR: text("a folder's path", (value) => !value.includes("\0")).default(".data"),
  RESEND_API_KEY: text("a key of Resend's, re_…", (value) => /^re_\w+$/.test(value)).optional(),
  RESEND_BASE_URL: text("an https address, or one of this machine's", isSafeUrl).optional(),
  RESEND_WEBHOOK_SECRET: text("a secret of Resend's, whsec_…", (value) =>
    /^whsec_[A-Za-z0-9+/]{16,}={0,2}$/.test(value),
  ).optional(),
  SMTP_URL: text("smtp://user:password@host:port or smtps://…", isSmtpUrl).optional(),
  MAIL_FROM: text("an address, or: Name <address>", isSender).optional(),
  SECRET_KEYS: z
    .string()
    .superRefine((value, context) => {
      const parsed = parseSecretKeys(value);
      if ("error" in parsed) context.addIssue(`cannot be read: ${parsed.error}`);
    })
    .optional(),
  LOG_LEVEL: choice("debug", "info", "warn", "error").default("info"),
  TRUST_PROXY: number(0, 16).default(0),
  METRICS_TOKEN: text("at least 16 characters without blanks", (value) =>
    /^\S{16,}$/.test(value),
  ).optional(),
  LIMITS: choice("on", "off").default("on"),
  VALKEY_URL: text("redis://host:port or rediss://user:password@host:port", isValkeyUrl).optional(),
  BACKUP_PASSPHRASE: text("at least 12 characters", isPassphrase).optional(),
  BACKUP_KEYS_PASSPHRASE: text("at least 12 characters", isPassphrase).optional(),
};

type Values = z.infer<z.ZodObject<typeof variables>>;

/**
 * Validates an environment. Returns the values, or one line that names the variable
 * and says what is expected of it; secrets are never repeated in it. An empty value
 * counts as unset. `cwd` is what a relative `DATA_DIR` is relative to.
 */
export function readEnv(
  source: Record<string, string | undefined>,
  { cwd }: { cwd: string },
): { env: Env } | { error: string } {
  const given = Object.fromEntries(
    Object.keys(variables)
      .map((name) => [name, source[name]?.trim()])
      .filter(([, value]) => value),
  );
  const parsed = z.object(variables).safeParse(given);
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!;
    return { error: `${String(path[0])} ${message}` };
  }
  const values = parsed.data;
  const publicUrl = new URL(values.PUBLIC_URL ?? `http://localhost:${values.PORT}`).origin;
  const error = findContradiction(values, publicUrl);
  if (error) return { error };
  const isAddressGiven = "PORT" in given || "PUBLIC_URL" in given;
  return { env: { ...toEnv(values, publicUrl, cwd), isAddressGiven } };
}

function toEnv(values: Values, publicUrl: string, cwd: string): Omit<Env, "isAddressGiven"> {
  return {
    port: values.PORT,
    host: values.HOST,
    publicUrl,
    databaseUrl: values.DATABASE_URL,
    dataDir: resolve(cwd, values.DATA_DIR),
    ...toMailEnv(values, publicUrl),
    secretKeys: values.SECRET_KEYS,
    logLevel: values.LOG_LEVEL,
    trustProxy: values.TRUST_PROXY,
    metricsToken: values.METRICS_TOKEN,
    limits: values.LIMITS,
    valkeyUrl: values.VALKEY_URL,
    backupPassphrase: values.BACKUP_PASSPHRASE,
    backupKeysPassphrase: values.BACKUP_KEYS_PASSPHRASE,
    isLoopback: isLoopbackHost(new URL(publicUrl).hostname) && isLoopbackHost(values.HOST),
  };
}

function toMailEnv(values: Values, publicUrl: string) {
  const { RESEND_API_KEY: apiKey, RESEND_BASE_URL: baseUrl, SMTP_URL: smtpUrl } = values;
  const host = new URL(publicUrl).hostname;
  return {
    mailTransport: apiKey ? "resend" : smtpUrl ? "smtp" : "local",
    resend: apiKey ? { apiKey, baseUrl } : undefined,
    resendWebhookSecret: values.RESEND_WEBHOOK_SECRET,
    smtpUrl,
    mailFrom: values.MAIL_FROM ?? `Undersigned <no-reply@${isHostName(host) ? host : "localhost"}>`,
  } as const;
}

/** What each value allows alone but not together. */
function findContradiction(values: Values, publicUrl: string): string | null {
  const siteIsLocal = isLoopbackHost(new URL(publicUrl).hostname);
  if (values.LIMITS === "off" && !siteIsLocal) {
    return "LIMITS may be off only while PUBLIC_URL is a loopback address such as http://localhost:3000";
  }
  for (const [name, isLocal] of [
    ["PUBLIC_URL", siteIsLocal],
    ["HOST", isLoopbackHost(values.HOST)],
  ] as const) {
    if (isLocal) continue;
    if (!values.SECRET_KEYS)
      return `SECRET_KEYS must be set when ${name} is not a loopback address`;
    if (!values.RESEND_API_KEY && !values.SMTP_URL)
      return `RESEND_API_KEY or SMTP_URL must be set when ${name} is not a loopback address: the local mailbox is for one's own machine`;
  }
  return findMailContradiction(values);
}

/** Mail leaves in one way: which one must never depend on the order in which we look. */
function findMailContradiction(values: Values): string | null {
  if (values.RESEND_API_KEY && values.SMTP_URL) {
    return "SMTP_URL must be unset while RESEND_API_KEY is set: mail leaves in one way";
  }
  for (const name of ["RESEND_BASE_URL", "RESEND_WEBHOOK_SECRET"] as const) {
    if (values[name] && !values.RESEND_API_KEY) {
      return `RESEND_API_KEY must be set when ${name} is`;
    }
  }
  return null;
}

/** Where the keys of a machine without `SECRET_KEYS` lie. */
export function secretKeysFile(dataDir: string): string {
  return join(dataDir, "keys", "secret-keys");
}

/** Adds the variables of a `.env` file in this folder, where there is one; set ones win. */
export function loadEnvFile(): void {
  try {
    process.loadEnvFile();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

/** The environment of a process that this one starts. */
export function childEnv(changes: Record<string, string>): NodeJS.ProcessEnv {
  return { ...process.env, ...changes };
}

/** Points this process at a database that it has started or found itself. */
export function useDatabase(databaseUrl: string): void {
  process.env.DATABASE_URL = databaseUrl;
  current = undefined;
}

/** In a process that serves, the keys are there: in the variable or in the data folder's file. */
export type LiveEnv = Env & { secretKeys: string; hasSecretKeys: boolean };

let current: LiveEnv | undefined;

/** The process's own environment, validated at the first look; throws the one line of `readEnv`. */
export function requireEnv(): LiveEnv {
  if (current) return current;
  const result = readEnv(process.env, { cwd: process.cwd() });
  if ("error" in result) throw new Error(result.error);
  const { secretKeys, ...rest } = result.env;
  return (current = {
    ...rest,
    /** Whether the variable itself is set, so that no file is needed. */
    hasSecretKeys: secretKeys !== undefined,
    get secretKeys() {
      return secretKeys ?? readKeyFile(rest.dataDir);
    },
  });
}

/** `requireEnv()`, called only when a value is asked for: importing it needs no environment. */
export const env: LiveEnv = new Proxy({} as LiveEnv, {
  get: (_, name) => Reflect.get(requireEnv(), name),
});

function readKeyFile(dataDir: string): string {
  const file = secretKeysFile(dataDir);
  try {
    return readFileSync(file, "utf8");
  } catch {
    throw new Error(
      `SECRET_KEYS must be set: ${file}, which holds the keys otherwise, is not there`,
    );
  }
}

export { isLoopbackHost, isPassphrase } from "./env-values";
