const started = new Set();

/**
 * Runs one step of the way up and shows its name and how long it takes: ticking on a
 * terminal, a line at the beginning and one at the end elsewhere. Throws what it throws.
 *
 * @template Result
 * @param {string} name
 * @param {() => Result | Promise<Result>} work
 * @returns {Promise<Result>}
 */
export async function step(name, work) {
  const begin = Date.now();
  const seconds = () => ((Date.now() - begin) / 1000).toFixed(1);
  const draw = () => process.stdout.write(`\r\u001B[2K  ${name} … ${seconds()} s`);
  const ticking = process.stdout.isTTY ? setInterval(draw, 200) : null;
  const late = ticking ? null : setTimeout(() => process.stdout.write(`  ${name} …\n`), 1500);
  started.add(draw);
  try {
    const result = await work();
    clearLine(ticking);
    process.stdout.write(`✓ ${name} (${seconds()} s)\n`);
    return result;
  } finally {
    started.delete(draw);
    if (ticking) clearInterval(ticking);
    if (late) clearTimeout(late);
  }
}

/**
 * One line for the operator, which does not tear a ticking step apart.
 *
 * @param {string} line
 */
export function note(line) {
  clearLine(started.size && process.stdout.isTTY);
  process.stdout.write(`  ${line}\n`);
}

/**
 * Ends the process with one clear line.
 *
 * @param {string} reason
 * @returns {never}
 */
export function fail(reason) {
  clearLine(started.size && process.stdout.isTTY);
  process.stderr.write(`✗ ${reason}\n`);
  process.exit(1);
}

function clearLine(onTerminal) {
  if (onTerminal) process.stdout.write("\r\u001B[2K");
}
