"use client";

import { useEffect, useRef } from "react";
import { useComingIntoView } from "./use-coming-into-view";

type FlashMessageProps = {
  text: string;
  /** Another one each time, so that the same words said twice are shown twice. */
  occasion: string;
  cookie: { name: string; path: string };
};

/** What has just been done, once: the cookie that carried it here goes as soon as it is read. */
export function FlashMessage({ text, occasion, cookie }: FlashMessageProps) {
  const place = useRef<HTMLParagraphElement>(null);
  useComingIntoView(place, occasion);
  useEffect(() => {
    document.cookie = `${cookie.name}=; path=${cookie.path}; max-age=0; samesite=lax`;
  }, [cookie.name, cookie.path, occasion]);
  return (
    <p
      ref={place}
      role="status"
      tabIndex={-1}
      className="no-print mb-6 scroll-my-8 border-l-[5px] border-ink bg-field px-4 py-3 font-semibold"
    >
      {text}
    </p>
  );
}
