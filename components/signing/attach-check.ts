import { proveWork } from "./prove-work";

export type CheckState = {
  /** From 0 to 1 while work is done; null before, after, and on all days without an attack. */
  progress: number | null;
  /** Whether the button was pressed and the form waits for the work. */
  isAwaited: boolean;
};

/** So long (milliseconds) the answer that no proof is due is believed. */
const answerHolds = 60_000;
/** A proof is good for ten minutes; it has to get there, too. */
const proofHolds = 540_000;
/** Longer nobody waits for their machine: the form goes without, which is taken as well. */
const patience = 45_000;

/**
 * Asks whether a proof of work is due as soon as somebody begins to fill the form in, and again
 * now and then, and does the work beside them. Pressing the button waits for work that is under
 * way. Whatever fails, the form is sent. Returns what detaches it.
 */
export function attachCheck(
  form: HTMLFormElement,
  field: HTMLInputElement,
  report: (state: CheckState) => void,
): () => void {
  const check = new Check(field, report);
  const begin = () => void check.begin();
  const send = (event: SubmitEvent) => {
    if (check.isReady()) return;
    // Before others hear of it: for them the form is sent once, later.
    event.preventDefault();
    event.stopImmediatePropagation();
    void check.await(() => form.requestSubmit(event.submitter as HTMLElement | null));
  };
  // A page that comes back from the browser's memory has used its proof.
  const forget = ({ persisted }: PageTransitionEvent) => persisted && check.forget();
  form.addEventListener("focusin", begin);
  form.addEventListener("input", begin);
  form.addEventListener("submit", send, { capture: true });
  window.addEventListener("pageshow", forget);
  // Whoever was quicker than this script is filling the form in already.
  if (form.contains(document.activeElement)) begin();
  return () => {
    form.removeEventListener("focusin", begin);
    form.removeEventListener("input", begin);
    form.removeEventListener("submit", send, { capture: true });
    window.removeEventListener("pageshow", forget);
  };
}

class Check {
  private running: Promise<void> | null = null;
  private readyUntil = 0;
  private isAwaited = false;

  constructor(
    private readonly field: HTMLInputElement,
    private readonly report: (state: CheckState) => void,
  ) {}

  isReady(): boolean {
    return performance.now() < this.readyUntil;
  }

  /** Asks and works, unless that is under way or was done lately. */
  begin(): Promise<void> {
    if (this.isReady()) return Promise.resolve();
    return (this.running ??= this.run().finally(() => {
      this.running = null;
    }));
  }

  /** Calls `send` once the work is done, has failed, or has taken too long. Pressing again changes nothing. */
  async await(send: () => void): Promise<void> {
    if (this.isAwaited) return;
    this.isAwaited = true;
    const tooLong = new Promise<void>((resolve) => setTimeout(resolve, patience));
    await Promise.race([this.begin(), tooLong]);
    this.isAwaited = false;
    this.readyUntil = Math.max(this.readyUntil, performance.now() + answerHolds);
    this.report({ progress: null, isAwaited: false });
    send();
  }

  forget(): void {
    this.field.value = "";
    this.readyUntil = 0;
  }

  private async run(): Promise<void> {
    this.field.value = "";
    const onProgress = (progress: number) => this.report({ progress, isAwaited: this.isAwaited });
    const proof = await proveWork(onProgress).catch(() => null);
    this.field.value = proof ?? "";
    this.readyUntil = performance.now() + (proof ? proofHolds : answerHolds);
    if (!this.isAwaited) this.report({ progress: null, isAwaited: false });
  }
}
