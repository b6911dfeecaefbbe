"use client";

import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from "@simplewebauthn/browser";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { TextField } from "@/components/forms/text-field";
import { ActionButton } from "./action-button";

export type PasskeyLabels = {
  button: string;
  /** While the browser and its owner are at it. */
  working: string;
  /** It was not shown, or not accepted. */
  failed: string;
  unsupported: string;
  done: string;
};

type Ceremony = {
  labels: PasskeyLabels;
  /** Where to go on, the empty address being this very page; null to stay and say that it is done. */
  goTo: string | null;
  look?: "main" | "plain";
};

type CheckProps = Ceremony & {
  begin: () => Promise<{ options: PublicKeyCredentialRequestOptionsJSON | null }>;
  finish: (response: unknown) => Promise<{ isDone: boolean }>;
};

/** A button that asks for one of one's passkeys. Needs a script: browsers offer no other way. */
export function PasskeyCheck({ begin, finish, ...ceremony }: CheckProps) {
  const run = async () => {
    const { options } = await begin();
    if (!options) return false;
    return (await finish(await startAuthentication({ optionsJSON: options }))).isDone;
  };
  return <CeremonyButton {...ceremony} run={run} />;
}

type RegistrationProps = Ceremony & {
  nameField: { label: string; hint: string; value: string };
  begin: () => Promise<{ options: PublicKeyCredentialCreationOptionsJSON | null }>;
  finish: (response: unknown, name: string) => Promise<{ isDone: boolean }>;
};

/** Makes a passkey and gives it a name. */
export function PasskeyRegistration(props: RegistrationProps) {
  const { nameField, begin, finish, ...ceremony } = props;
  const run = async () => {
    const field = document.querySelector<HTMLInputElement>("#passkey-name");
    const { options } = await begin();
    if (!options) return false;
    const response = await startRegistration({ optionsJSON: options });
    return (await finish(response, field?.value ?? "")).isDone;
  };
  return (
    <div className="grid max-w-[28rem] gap-4">
      <TextField name="passkey-name" autoComplete="off" {...nameField} />
      <CeremonyButton {...ceremony} run={run} />
    </div>
  );
}

type State = "idle" | "working" | "failed" | "unsupported" | "done";

function CeremonyButton({
  labels,
  goTo,
  look = "main",
  run,
}: Ceremony & { run: () => Promise<boolean> }) {
  const router = useRouter();
  const [state, setState] = useState<State>("idle");
  const press = async () => {
    if (!browserSupportsWebAuthn()) return setState("unsupported");
    setState("working");
    // Whatever goes wrong here (cancelled, timed out, another device) is one thing to its owner.
    const isDone = await run().catch(() => false);
    if (isDone && goTo === "") return window.location.reload();
    if (isDone && goTo !== null) return window.location.assign(goTo);
    setState(isDone ? "done" : "failed");
    // Whatever else on the page asked for it need not ask again; what was typed stays.
    if (isDone) router.refresh();
  };
  return (
    <div className="grid gap-3">
      <p>
        <ActionButton type="button" look={look} disabled={state === "working"} onClick={press}>
          {state === "working" ? labels.working : labels.button}
        </ActionButton>
      </p>
      <p role="status" className={state === "done" ? "font-semibold" : "font-semibold text-signal"}>
        {state === "idle" || state === "working" ? null : labels[state]}
      </p>
    </div>
  );
}
