/**
 * Whether somebody else saved since a form was opened with `revision`. A form of something new
 * (null) is overtaken where what is there by now is not the same.
 */
export function isOvertaken(
  { revision }: { revision: number | null },
  present: { revision: number } | null,
  isSame = false,
): boolean {
  if (!present) return false;
  return revision === null ? !isSame : revision !== present.revision;
}

/** For the log: that somebody's change was written over, where it was; not that it might have been. */
export function noteOverwriting(isOvertaken: boolean): { overwritten?: true } {
  return isOvertaken ? { overwritten: true } : {};
}
