import { paths } from "@/lib/paths";
import { statementPath } from "./requests";

const urlencoded = "application/x-www-form-urlencoded";

/** What somebody sends who means no good or runs a broken program; never a signature. */
export function listGarbage(host: string): string[] {
  const post = (path: string, type: string, body: string) =>
    `POST ${path} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: ${type}\r\n` +
    `Accept: text/html\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
  const api = `${paths.apiStatement("british")}/signatures`;
  const controls = Array.from({ length: 3_000 }, (_, n) => `field${n}=%00%ff%fe`).join("&");
  return [
    post(statementPath, urlencoded, "name=&email=nobody&visibility=everything"),
    post(statementPath, urlencoded, controls),
    post(statementPath, urlencoded, `name=${"%F0%9F".repeat(9_000)}`),
    post(statementPath, urlencoded, `email=${"x".repeat(70_000)}`),
    post(statementPath, "multipart/form-data; boundary=x", "--y\r\nnothing"),
    post(statementPath, "text/xml", "<name>"),
    post(api, "application/json", "{".repeat(30_000)),
    post(api, "application/json", JSON.stringify({ name: 1, email: [], consent: "on" })),
    post(api, "text/plain", "name"),
    post(paths.confirm("en", "A".repeat(62)), urlencoded, "decision=confirm"),
    post(paths.confirm("ru", "garbage"), urlencoded, "decision=not-me"),
    post(`${statementPath}/nothing`, urlencoded, "a=b"),
  ];
}
