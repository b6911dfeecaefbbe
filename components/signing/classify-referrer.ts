import type { SubmissionSource } from "@/lib/signing/schema";

type Kind = Exclude<SubmissionSource, "none" | "own" | "unknown">;

/**
 * Hosts by their kind, each with everything below it; Android names apps in the same way. The
 * first that fits holds: mail and messengers of a company come before its search.
 */
const kinds: [Kind, RegExp][] = [
  [
    "mail",
    /^(?:(?:mail\d*|webmail|e\.mail|posta|poczta)\.[^/]+|outlook\.(?:live|office|office365|cloud)\.\w+|com\.google\.android\.gm|(?:deref-)?(?:gmx|web-02|mail)\.\w+|(?:.+\.)?(?:proton\.me|fastmail\.com|tuta\.com|mailbox\.org|posteo\.de))$/,
  ],
  [
    "messenger",
    /^(?:.+\.)?(?:t\.me|telegram\.(?:org|me)|org\.telegram\.\w+|org\.thunderdog\.challegram|wa\.me|whatsapp\.com|com\.whatsapp|signal\.(?:org|me|group)|org\.thoughtcrime\.securesms|viber\.com|messenger\.com|m\.me|slack\.com|discord\.com|discordapp\.com|matrix\.to|element\.io|threema\.ch|teams\.microsoft\.com|line\.me|wechat\.com|weixin\.qq\.com)$/,
  ],
  [
    "social",
    /^(?:.+\.)?(?:facebook\.com|fb\.me|instagram\.com|threads\.(?:net|com)|t\.co|twitter\.com|x\.com|linkedin\.com|lnkd\.in|reddit\.com|vk\.(?:com|ru)|vkontakte\.ru|ok\.ru|dzen\.ru|livejournal\.com|youtube\.com|youtu\.be|tiktok\.com|bsky\.app|tumblr\.com|pinterest\.\w+|mastodon\.\w+|mstdn\.\w+|news\.ycombinator\.com|com\.(?:facebook|twitter|instagram|linkedin|reddit|vkontakte)\.[\w.]+)$/,
  ],
  [
    "search",
    /^(?:(?:www\.)?google\.[\w.]+|com\.google\.android\.googlequicksearchbox|(?:www\.)?bing\.com|(?:.+\.)?duckduckgo\.com|(?:www\.)?(?:yandex\.[\w.]+|ya\.ru)|go\.mail\.ru|nova\.rambler\.ru|(?:.+\.)?search\.(?:yahoo|brave)\.\w+|(?:www\.)?(?:ecosia\.org|qwant\.com|startpage\.com|kagi\.com|mojeek\.com|baidu\.com|seznam\.cz))$/,
  ],
];

/**
 * The kind of place that a page was reached from: one word of a few, never the address. `here`
 * is the page's own. Null where nothing can be said, as after the form was shown again.
 */
export function classifyReferrer(referrer: string, here: string): SubmissionSource | null {
  if (referrer === "") return "none";
  const from = parse(referrer);
  const own = parse(here);
  if (!from || !own) return null;
  if (from.protocol === own.protocol && from.host === own.host) {
    return from.pathname === own.pathname ? null : "own";
  }
  const host = from.hostname.toLowerCase();
  return kinds.find(([, hosts]) => hosts.test(host))?.[0] ?? "site";
}

/** Without `URL.parse`, which phones of some years ago do not have. */
function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}
