import { Logger, type LogLevel } from "graphile-worker";
import { describeError, log } from "@/lib/log";

const levels = {
  error: log.error,
  warning: log.warn,
  info: log.debug,
  debug: log.debug,
} as const satisfies Record<LogLevel, unknown>;

type About = { error?: unknown; job?: { id: string; task_identifier: string } };

/**
 * The queue's own messages as lines of our log: what happened, the task, the job's id
 * and the error's kind. Payloads, rows, stacks and error messages stay out of the log;
 * what the queue calls information (a line for each job) is detail here.
 */
export const queueLogger = new Logger(() => (level, message, meta) => {
  const { error, job } = meta as About;
  const [text = ""] = message.split(/ with error |\n/);
  levels[level]("queue", {
    message: text.slice(0, 300),
    task: job?.task_identifier,
    jobId: job?.id,
    error: error === undefined ? undefined : describeError(error),
  });
});
