/** Where a link can be sent on from a plain address, without anybody's script. */
export const shareTargets = ["email", "telegram", "whatsapp", "bluesky", "facebook", "x"] as const;

export type ShareTarget = (typeof shareTargets)[number];

type Shared = { url: string; message: string };

/**
 * The address that opens a messenger or network with the link written in.
 * VK is left out on purpose: it answers to the authorities that signers may fear.
 */
export function shareAddress(target: ShareTarget, { url, message }: Shared): string {
  const text = encodeURIComponent(message);
  const link = encodeURIComponent(url);
  const both = encodeURIComponent(`${message} ${url}`);
  switch (target) {
    case "email":
      return `mailto:?subject=${text}&body=${both}`;
    case "telegram":
      return `https://t.me/share/url?url=${link}&text=${text}`;
    case "whatsapp":
      return `https://wa.me/?text=${both}`;
    case "bluesky":
      return `https://bsky.app/intent/compose?text=${both}`;
    case "facebook":
      return `https://www.facebook.com/sharer/sharer.php?u=${link}`;
    case "x":
      return `https://x.com/intent/post?url=${link}&text=${text}`;
  }
}
