import { expect, it } from "vitest";
import { isDatabaseUnavailable } from "@/lib/db";

const withCode = (code: string) => Object.assign(new Error("x"), { code });

it.each([
  withCode("ECONNREFUSED"),
  withCode("57P01"),
  withCode("53300"),
  withCode("08006"),
  withCode("57014"),
  withCode("P1001"),
  new Error("Connection terminated unexpectedly"),
  new Error("timeout exceeded when trying to connect"),
  new Error("outer", { cause: withCode("ECONNRESET") }),
  new AggregateError([withCode("ECONNREFUSED")]),
])("the database is away when %s", (error) => expect(isDatabaseUnavailable(error)).toBe(true));

it.each([
  withCode("23505"),
  withCode("42P01"),
  new Error("x"),
  null,
  undefined,
  "ECONNREFUSED",
  {},
])("the database is there when %s", (error) => expect(isDatabaseUnavailable(error)).toBe(false));
