"use client";

import { useEffect, useState } from "react";
import { suggestAddress } from "./suggest-address";

type AddressHintProps = {
  /** The field's id. */
  field: string;
  /** The question, before and after the address that is suggested. */
  question: [before: string, after: string];
};

/** Not while somebody still types; and never in the moment of a press, which it would lead astray. */
const quietMs = 700;

/**
 * Asks beside the e-mail field whether another address was meant, where a frequent provider's name
 * is spelled wrongly. Compares spellings in the browser, holds nobody up, and takes the suggestion
 * only when it is pressed. Without a script it says nothing.
 */
export function AddressHint({ field, question: [before, after] }: AddressHintProps) {
  const [meant, setMeant] = useState<string | null>(null);
  useEffect(() => {
    const input = document.getElementById(field);
    if (!(input instanceof HTMLInputElement)) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      timer = setTimeout(() => setMeant(suggestAddress(input.value)), quietMs);
    };
    input.addEventListener("input", look);
    input.addEventListener("change", look);
    // What was typed before this script was there, or comes back after a mistake.
    look();
    return () => {
      clearTimeout(timer);
      input.removeEventListener("input", look);
      input.removeEventListener("change", look);
    };
  }, [field]);

  const take = (address: string) => {
    const input = document.getElementById(field) as HTMLInputElement;
    input.value = address;
    setMeant(null);
    input.focus();
  };
  return (
    // There before it says anything, or nobody would hear it.
    <p role="status" id={`${field}-meant`} className={meant ? "mt-1 text-[0.9375rem]" : "absolute"}>
      {meant ? (
        <>
          {before}
          <button
            type="button"
            className="link min-h-6 cursor-pointer font-semibold break-all"
            dir="ltr"
            onClick={() => take(meant)}
          >
            {meant}
          </button>
          {after}
        </>
      ) : null}
    </p>
  );
}
