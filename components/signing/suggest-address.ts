/** Frequent providers that are spelled wrongly often; the first of two equally near ones is meant. */
const providers = [
  ...["gmail.com", "mail.ru", "yandex.ru", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com"],
  ...[
    "proton.me",
    "protonmail.com",
    "googlemail.com",
    "rambler.ru",
    "inbox.ru",
    "list.ru",
    "bk.ru",
  ],
  ...[
    "ya.ru",
    "yahoo.co.uk",
    "hotmail.co.uk",
    "live.com",
    "live.co.uk",
    "btinternet.com",
    "aol.com",
  ],
  ...[
    "gmx.de",
    "gmx.net",
    "web.de",
    "posteo.de",
    "t-online.de",
    "orange.fr",
    "free.fr",
    "laposte.net",
  ],
  ...[
    "wanadoo.fr",
    "libero.it",
    "tiscali.it",
    "ukr.net",
    "seznam.cz",
    "riseup.net",
    "tutanota.com",
  ],
];

/** Real ones that look like another, spelled wrongly. */
const others = [
  ...["mail.com", "ymail.com", "email.com", "gmx.com", "mail.de", "email.de", "mail.bg", "mail.ua"],
  ...["email.ua", "yandex.com", "tuta.com", "tuta.io", "msn.com", "pm.me", "o2.pl", "wp.pl"],
];

/** What stands after the dot when a finger slips. */
const slips: Record<string, string[]> = {
  com: ["con", "cm", "co", "om", "cpm", "vom", "xom", "comm", "cmo", "ocm", "cim", "coom", "c0m"],
  ru: ["r", "ry", "tu", "ur", "rru", "ruu", "ri", "eu"],
};

/** Providers that have no address under any other ending. */
const oneEnding = new Set(["gmail", "googlemail", "icloud", "protonmail"]);

/**
 * The address that was probably meant, where its provider is a frequent one spelled wrongly; null
 * for everything else. Knows spellings only: nothing of who has signed, and it asks nobody.
 */
export function suggestAddress(typed: string): string | null {
  const [, local, domain] = /^\s*([^\s@]+)@([^\s@]+?)\.?\s*$/.exec(typed) ?? [];
  if (!local || !domain) return null;
  const meant = suggestProvider(domain.toLowerCase());
  return meant && `${local}@${meant}`;
}

function suggestProvider(domain: string): string | null {
  if (providers.includes(domain) || others.includes(domain)) return null;
  let nearest: { provider: string; distance: number } | null = null;
  for (const provider of providers) {
    const distance = measure(domain, provider);
    if (distance !== null && distance < (nearest?.distance ?? Infinity)) {
      nearest = { provider, distance };
    }
  }
  return nearest?.provider ?? null;
}

/** How far it is from a provider's name; null when it is something else. */
function measure(domain: string, provider: string): number | null {
  const [name, ending] = splitOf(domain);
  const [wantedName, wantedEnding] = splitOf(provider);
  const distance = countSlips(name, wantedName);
  const most = wantedName.length >= 7 ? 2 : wantedName.length >= 4 ? 1 : 0;
  if (distance > most) return null;
  if (ending === wantedEnding) return distance;
  const isSlip = slips[wantedEnding]?.includes(ending) ?? false;
  const hasNoOther = distance === 0 && oneEnding.has(wantedName);
  return isSlip || hasNoOther ? distance + 1 : null;
}

function splitOf(domain: string): [name: string, ending: string] {
  const dot = domain.indexOf(".");
  return dot < 0 ? [domain, ""] : [domain.slice(0, dot), domain.slice(dot + 1)];
}

/** Letters added, left out, mistaken or swapped (Damerau and Levenshtein, optimal alignment). */
function countSlips(one: string, other: string): number {
  if (Math.abs(one.length - other.length) > 2) return Infinity;
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, column) => column)];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      const isSwapped =
        i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      row[j] = Math.min(
        rows[i - 1]![j]! + 1,
        row[j - 1]! + 1,
        rows[i - 1]![j - 1]! + (isSame ? 0 : 1),
        isSwapped ? rows[i - 2]![j - 2]! + 1 : Infinity,
      );
    }
    rows.push(row);
  }
  return rows[one.length]![other.length]!;
}
