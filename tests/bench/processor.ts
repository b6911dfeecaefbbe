import { readFile } from "node:fs/promises";

/** Linux counts in hundredths of a second, whatever the kernel's own clock (`man 5 proc_pid_stat`). */
const ticksPerSecond = 100;

/** The processor time that a process has taken so far, with all its threads, in seconds. Only on Linux. */
export async function readProcessorSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  // The name before may hold blanks: fields are counted from its closing bracket.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
