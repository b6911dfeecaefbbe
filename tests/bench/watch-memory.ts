const everyMs = 50;
const megabyte = 2 ** 20;

/** Looks at this process's resident memory until stopped; in whole megabytes. */
export function watchMemory(): { before: number; stop: () => number } {
  const read = () => Math.round(process.memoryUsage.rss() / megabyte);
  const before = read();
  let most = before;
  const timer = setInterval(() => (most = Math.max(most, read())), everyMs);
  return {
    before,
    stop: () => {
      clearInterval(timer);
      return Math.max(most, read());
    },
  };
}
