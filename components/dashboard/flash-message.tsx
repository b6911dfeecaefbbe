"use client";

import { useEffect } from "react";

type FlashMessageProps = { text: string; cookie: { name: string; path: string } };

/** What has just been done, once: the cookie that carried it here goes as soon as it is read. */
export function FlashMessage({ text, cookie }: FlashMessageProps) {
  useEffect(() => {
    document.cookie = `${cookie.name}=; path=${cookie.path}; max-age=0; samesite=lax`;
  }, [cookie.name, cookie.path, text]);
  return (
    <p
      role="status"
      className="no-print mb-6 border-l-[5px] border-ink bg-field px-4 py-3 font-semibold"
    >
      {text}
    </p>
  );
}
