"use client";

import { useEffect, useRef } from "react";
import { hiddenControls } from "@/lib/limits/schema";
import { classifyReferrer } from "./classify-referrer";

/**
 * Says from what kind of place its person came, in one word of a few: what the browser knows of
 * it stays in the browser. Without a script it says nothing.
 */
export function SourceControl() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!field.current) return;
    field.current.value = classifyReferrer(document.referrer, location.href) ?? "";
  }, []);
  return <input type="hidden" name={hiddenControls.source} ref={field} />;
}
