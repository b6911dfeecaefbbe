import { describe, expect, it } from "vitest";
import { isMailboxOpen } from "@/lib/mail";

const atHome = {
  transport: "local",
  publicUrl: "http://localhost:3000",
  host: "127.0.0.1",
  peerIsLoopback: "1",
  hostHeader: "localhost:3000",
};

describe("the local mailbox's door", () => {
  it.each([
    ["localhost:3000"],
    ["localhost"],
    ["127.0.0.1:3000"],
    ["[::1]:3000"],
    ["[::1]"],
    ["LOCALHOST:3000"],
  ])("is open to this machine under %s", (hostHeader) => {
    expect(isMailboxOpen({ ...atHome, hostHeader })).toBe(true);
  });

  it.each([
    ["another transport", { transport: "resend" }],
    ["a public address", { publicUrl: "https://letters.example.org" }],
    ["an address that only begins like this machine", { publicUrl: "http://localhost.example" }],
    ["a nonsensical address", { publicUrl: "localhost" }],
    ["listening to everybody", { host: "0.0.0.0" }],
    ["listening to everybody (IPv6)", { host: "::" }],
    ["a peer elsewhere", { peerIsLoopback: "0" }],
    ["a peer of whom nothing is known", { peerIsLoopback: null }],
    ["another site's name", { hostHeader: "rebound.example.org:3000" }],
    ["a name that hides another", { hostHeader: "localhost@example.org" }],
    ["a name that hides another behind a port", { hostHeader: "localhost:3000.example.org" }],
    ["a name that only begins like this machine", { hostHeader: "localhost.example.org" }],
    ["an address that only begins like this machine's", { hostHeader: "127.0.0.1.example.org" }],
    ["no name", { hostHeader: null }],
    ["an empty name", { hostHeader: "" }],
  ])("is closed to %s", (_, change) => {
    expect(isMailboxOpen({ ...atHome, ...change })).toBe(false);
  });
});
