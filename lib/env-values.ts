import { isIP } from "node:net";
import { z } from "zod";

/** A variable whose text passes `accepts`; the message says what was expected, never what was given. */
export function text(expected: string, accepts: (value: string) => boolean) {
  return z.string().refine(accepts, `must be ${expected}`);
}

/** A whole number within bounds, both included. */
export function number(least: number, most: number) {
  const message = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,9}$/, message)
    .transform(Number)
    .refine((value) => value >= least && value <= most, message);
}

/** One of a few words. */
export function choice<const Choice extends string>(...choices: Choice[]) {
  return z.enum(choices, `must be one of: ${choices.join(", ")}`);
}

function parseUrl(value: string): URL | null {
  return URL.canParse(value) ? new URL(value) : null;
}

/** Whether it is an address of the web. */
export function isHttpUrl(value: string): boolean {
  return /^https?:$/.test(parseUrl(value)?.protocol ?? "");
}

/** Whether what is sent there cannot be read on the way: by https, or on this machine. */
export function isSafeUrl(value: string): boolean {
  const url = parseUrl(value);
  return url?.protocol === "https:" || (isHttpUrl(value) && isLoopbackHost(url!.hostname));
}

/** Whether it is scheme, host and port of a site and nothing after them. */
export function isOrigin(value: string): boolean {
  const url = parseUrl(value);
  return isHttpUrl(value) && [url?.origin, `${url?.origin}/`].includes(url?.href);
}

/** Whether it is the address of one database of a PostgreSQL server. */
export function isDatabaseUrl(value: string): boolean {
  const url = parseUrl(value);
  return /^postgres(ql)?:$/.test(url?.protocol ?? "") && url!.pathname.length > 1;
}

/** Whether it is the address of a mail server. */
export function isSmtpUrl(value: string): boolean {
  return /^smtps?:$/.test(parseUrl(value)?.protocol ?? "");
}

/** Whether it is the address of a Valkey or Redis server. */
export function isValkeyUrl(value: string): boolean {
  const url = parseUrl(value);
  return /^(redis|valkey)s?:$/.test(url?.protocol ?? "") && url!.hostname !== "";
}

/** Whether a server could listen there. */
export function isHost(value: string): boolean {
  return isIP(value) > 0 || /^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/i.test(value);
}

/** Whether a mail's sender may be at that host: it has a name, not only a number. */
export function isHostName(host: string): boolean {
  return isIP(host.replace(/^\[|\]$/g, "")) === 0;
}

/** Whether it can stand in a mail's From header, alone or with a name. */
export function isSender(value: string): boolean {
  const address = /^[^<>\r\n]*<([^<>]+)>$/.exec(value)?.[1] ?? value;
  return /^[^\s@<>,"]+@[^\s@<>,"]+$/.test(address);
}

/** Whether it is long enough for a secret that somebody may try to guess on a stolen file. */
export function isPassphrase(value: string): boolean {
  return value.length >= 12;
}

/** Whether a host name or address can only mean this machine. */
export function isLoopbackHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, "").toLowerCase();
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === "::1" ||
    (isIP(name) === 4 && name.startsWith("127."))
  );
}
