import { onStopSignal } from "../stop-signals";

/** What must be ended, in the reverse order of how it was begun. */
export interface Shutdown {
  /** Aborted as soon as anybody wants us to stop. */
  signal: AbortSignal;
  /** Registers something that has begun: how it ends in order, and how at once. */
  add(part: { stop(): Promise<void>; kill?: () => void }): void;
  /** Ends everything in order; a second call waits for the first. */
  run(): Promise<void>;
}

/**
 * The one way down. A signal ends everything in order and the process with 0; a second
 * one, more than an echo, ends everything at once.
 */
export function makeShutdown(onBegin: () => void): Shutdown {
  const parts: { stop(): Promise<void>; kill?: () => void }[] = [];
  const controller = new AbortController();
  let running: Promise<void> | undefined;
  const run = () => (running ??= stopAll());

  async function stopAll(): Promise<void> {
    controller.abort();
    for (const part of parts.reverse()) await part.stop().catch(() => {});
  }

  onStopSignal(
    () => {
      onBegin();
      void run().then(() => process.exit(0));
    },
    () => {
      for (const part of parts) part.kill?.();
      process.exit(130);
    },
  );
  return { signal: controller.signal, add: (part) => parts.push(part), run };
}
