export function step<Result>(name: string, work: () => Result | Promise<Result>): Promise<Result>;
export function note(line: string): void;
export function fail(reason: string): never;
