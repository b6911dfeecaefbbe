import { dirname, isAbsolute, join, relative, sep } from "node:path";

/**
 * The import rules of ARCHITECTURE.md as one table, and the lint rule that reads
 * it. Paths are seen from the repository's root, without an ending; an import of a
 * package keeps its name. `from` and `to` are regular expressions.
 *
 * Tests are outside of the fence: they may look behind every door.
 */
export const fences = [
  {
    name: "app-is-the-top",
    from: /^(?!app\/|tests\/)/,
    to: /^app\//,
    message: "Nothing imports app: move what is shared into components or lib.",
  },
  {
    name: "lib-knows-no-pages",
    from: /^lib\//,
    to: /^components\//,
    message: "The domain knows no view: imports flow from app over components to lib.",
  },
  {
    name: "lib-knows-no-framework",
    // next-auth needs Next's cookies, next-intl its request: these two may know the framework.
    from: /^lib\/(?!accounts\/|i18n\/)/,
    to: /^(next|next-intl)(\/|$)/,
    message: "lib knows no framework: pass what the request said as an argument.",
  },
  {
    name: "views-take-plain-data",
    from: /^(components|emails)\//,
    to: /^lib\/(?!(\w|-)+\/schema$|paths$|i18n(\/|$))/,
    message: "Views import only lib/*/schema, lib/paths and lib/i18n; data comes as props.",
  },
  {
    name: "views-read-no-request",
    from: /^(components|emails)\//,
    to: /^(next\/headers|next\/cache|next-auth|pg|@prisma\/.+|server-only|node:.+)(\/|$)/,
    message: "Views touch neither database, session, files nor request; data comes as props.",
  },
  {
    name: "primitives-know-no-domain",
    from: /^components\/ui\//,
    to: /^(lib\/|next\/|components\/(?!ui\/))/,
    message: "components/ui knows no domain, router or data.",
  },
  {
    name: "mails-are-rendered-by-lib-mail",
    from: /^(?!emails\/|lib\/mail\/|tests\/)/,
    to: /^emails\//,
    message: "Only lib/mail renders mails.",
  },
  {
    name: "resend-in-one-place",
    from: /^(?!lib\/mail\/|tests\/)/,
    to: /^(resend|nodemailer)(\/|$)/,
    message: "Only lib/mail talks to mail providers.",
  },
  {
    name: "database-in-one-place",
    // scripts/postgres runs the server itself and asks it before there is a database of ours.
    from: /^(?!lib\/db\/|scripts\/postgres\/|tests\/)/,
    to: /^(pg|@prisma\/.+|lib\/db\/generated)(\/|$)/,
    message: "Only lib/db imports the database's driver and the generated client.",
  },
  {
    name: "pages-ask-the-domain",
    // The probes report on the database itself; the rest may tell an outage from a mistake of ours.
    from: /^app\/(?!readyz\/|metrics\/)/,
    to: /^lib\/db(\/|$)/,
    allowedNames: ["isDatabaseUnavailable", "isOutcomeUnknown"],
    message: "Pages ask a capability of lib, which asks the database.",
  },
  {
    name: "sign-in-in-one-place",
    from: /^(?!lib\/accounts\/|tests\/)/,
    to: /^next-auth(\/|$)/,
    message: "Only lib/accounts imports next-auth.",
  },
  {
    name: "queue-in-one-place",
    // The queue's own tables are migrated together with ours.
    from: /^(?!lib\/jobs\/|lib\/db\/|tests\/)/,
    to: /^graphile-worker(\/|$)/,
    message: "Only lib/jobs talks to the queue.",
  },
];

/** Doors beside `index` and `schema`, each with its reason; `scripts` ones are closed to everybody else. */
const moreDoors = {
  // Plain data: browsers may load it without zod, and mails are worded outside of a request.
  i18n: ["locales", "countries", "formats", "messages/en", "messages/ru"],
};
const scriptDoors = {
  db: ["migrate", "schema-diff"], // the schema engine: megabytes that the web server must not load
};

/** Why this import of `names` breaks the fence, or null when it is allowed. */
export function findBreach(from, to, names) {
  const isAllowed = ({ allowedNames = [] }) =>
    names.length > 0 && names.every((name) => allowedNames.includes(name));
  const fence = fences.find(
    (fence) => fence.from.test(from) && fence.to.test(to) && !isAllowed(fence),
  );
  if (fence) return `${fence.message} (${fence.name})`;
  return isClosedDoor(from, to)
    ? "A capability has two doors, index and schema; the rest of it is private. (two-doors)"
    : null;
}

function isClosedDoor(from, to) {
  const [, capability, file] = /^lib\/([\w-]+)\/(.+)$/.exec(to) ?? [];
  if (!capability || from.startsWith(`lib/${capability}/`) || from.startsWith("tests/"))
    return false;
  const isScript = from.startsWith("scripts/") || from.startsWith("prisma/");
  const doors = ["index", "schema", ...(moreDoors[capability] ?? [])];
  return !doors.concat(isScript ? (scriptDoors[capability] ?? []) : []).includes(file);
}

/** The lint rule: judges every import, re-export and `import()` of a file by the table above. */
export const fenceRule = {
  meta: { type: "problem", schema: [], messages: { breach: "{{reason}}" } },
  create(context) {
    const from = toRepositoryPath(context.cwd, context.filename);
    const judge = (node) => {
      if (typeof node.source?.value !== "string") return;
      const names = (node.specifiers ?? []).map(({ imported, local }) => (imported ?? local).name);
      const reason = findBreach(from, resolveImport(context, node.source.value), names);
      if (reason) context.report({ node: node.source, messageId: "breach", data: { reason } });
    };
    return {
      ImportDeclaration: judge,
      ImportExpression: judge,
      ExportNamedDeclaration: judge,
      ExportAllDeclaration: judge,
    };
  },
};

function resolveImport({ cwd, filename }, source) {
  if (source.startsWith("@/")) return withoutEnding(source.slice(2));
  if (!source.startsWith(".")) return source;
  return withoutEnding(toRepositoryPath(cwd, join(dirname(filename), source)));
}

function toRepositoryPath(cwd, path) {
  return (isAbsolute(path) ? relative(cwd, path) : path).split(sep).join("/");
}

/** `lib/mail` and `lib/mail/index.ts` are the same door. */
function withoutEnding(path) {
  const bare = path.replace(/\.(tsx?|mts|mjs|js|json)$/, "");
  return /^lib\/(?!env$|paths$|log$|secret-keys$|one-per-process$)[\w-]+$/.test(bare)
    ? `${bare}/index`
    : bare;
}
