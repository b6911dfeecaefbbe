import { execFileSync } from "node:child_process";

type Process = { pid: number; parent: number; command: string };

/**
 * The process of that site part: a descendant of `root` and nothing else, so that a drill
 * never ends what it did not start. Null when there is none at the moment.
 */
export function findPart(root: number, part: "web" | "worker" | "postgres"): number | null {
  const pattern = {
    web: /scripts[/\\]web\.ts/,
    worker: /scripts[/\\]worker\.ts/,
    postgres: /bin[/\\]postgres -D /,
  }[part];
  return listDescendants(root).find(({ command }) => pattern.test(command))?.pid ?? null;
}

/** Sends a signal; false when the process is gone already. */
export function signalProcess(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}

function listDescendants(root: number): Process[] {
  const everything = listProcesses();
  const children = (parent: number): Process[] =>
    everything
      .filter((each) => each.parent === parent)
      .flatMap((child) => [child, ...children(child.pid)]);
  return children(root);
}

function listProcesses(): Process[] {
  const lines = execFileSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  return lines.split("\n").flatMap((line) => {
    const [, pid, parent, command] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return command ? [{ pid: Number(pid), parent: Number(parent), command }] : [];
  });
}
