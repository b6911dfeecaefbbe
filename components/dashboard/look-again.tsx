"use client";

import { useRouter } from "next/navigation";
import { useEffect } from "react";

const everyMs = 2_000;

/**
 * Asks for the page anew every two seconds while it is looked at; without a script there is a link
 * beside. That is no use of the session (`asksByItself`), which ends beside it as it would.
 */
export function LookAgain() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => {
      if (document.visibilityState === "visible") router.refresh();
    }, everyMs);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
