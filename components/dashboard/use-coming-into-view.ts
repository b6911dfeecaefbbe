import { useEffect, type RefObject } from "react";

/**
 * Brings what a form's answer has to say before its reader, wherever on a long page the button
 * was: it takes the focus and comes into view, each time `occasion` is another and not null. It
 * needs a `tabIndex`. Without a script the page opens anew, at its top.
 */
export function useComingIntoView(
  place: RefObject<HTMLElement | null>,
  occasion: string | number | null,
): void {
  useEffect(() => {
    if (occasion === null) return;
    place.current?.focus({ preventScroll: true });
    place.current?.scrollIntoView({ block: "nearest" });
  }, [place, occasion]);
}
