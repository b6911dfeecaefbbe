"use client";

import { useState } from "react";
import { ActionButton } from "./action-button";
import { FormSubmit } from "./form-fields";
import { useShown } from "./staff-form";

type RecoveryCodesProps = {
  hasCodes: boolean;
  labels: {
    left: string;
    make: string;
    shownTitle: string;
    shownText: string;
    copy: string;
    copied: string;
    print: string;
  };
};

/** In a `StaffForm`: the button that makes the codes and, this once, the codes themselves. */
export function RecoveryCodes({ hasCodes, labels }: RecoveryCodesProps) {
  const codes = useShown();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(codes.join("\n"));
    setCopied(true);
  };
  return (
    <>
      {codes.length ? (
        <div role="status" className="border-[3px] border-ink bg-field p-4">
          <p className="font-bold">{labels.shownTitle}</p>
          <p className="text-quiet">{labels.shownText}</p>
          <ol className="my-3 grid gap-x-8 gap-y-1 font-mono sm:grid-cols-2">
            {codes.map((code) => (
              <li key={code}>{code}</li>
            ))}
          </ol>
          <p className="no-print flex flex-wrap gap-3">
            <ActionButton type="button" onClick={copy}>
              {isCopied ? labels.copied : labels.copy}
            </ActionButton>
            <ActionButton type="button" onClick={() => window.print()}>
              {labels.print}
            </ActionButton>
          </p>
        </div>
      ) : (
        <p className={`font-semibold ${hasCodes ? "" : "text-signal"}`}>{labels.left}</p>
      )}
      <p className="no-print">
        <FormSubmit look={codes.length ? "plain" : "main"}>{labels.make}</FormSubmit>
      </p>
    </>
  );
}
