"use client";

import { useEffect, useState } from "react";

type ShareButtonsProps = {
  url: string;
  title: string;
  text: string;
  labels: { native: string; copy: string; copied: string; failed: string };
};

const look =
  "min-h-11 cursor-pointer border-2 border-ink px-4 py-1.5 font-semibold hover:bg-ink hover:text-paper";

/** "Share…" where the device has a sheet of its own, and "Copy link". Nothing before a script runs. */
export function ShareButtons({ url, title, text, labels }: ShareButtonsProps) {
  const [canShare, setCanShare] = useState<boolean | null>(null);
  const [said, setSaid] = useState("");
  useEffect(() => setCanShare(typeof navigator.share === "function"), []);
  if (canShare === null) return null;

  const copy = () =>
    navigator.clipboard.writeText(url).then(
      () => setSaid(labels.copied),
      () => setSaid(labels.failed),
    );
  // Closing the sheet rejects too: that is its user's answer, not a failure.
  const share = () => navigator.share({ url, title, text }).catch(() => undefined);
  return (
    <div className="mb-3 flex flex-wrap items-center gap-3">
      {canShare ? (
        <button type="button" onClick={share} className={look}>
          {labels.native}
        </button>
      ) : null}
      <button type="button" onClick={copy} className={look}>
        {labels.copy}
      </button>
      <span role="status">{said}</span>
    </div>
  );
}
