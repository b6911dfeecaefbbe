import { expect, it } from "vitest";
import { allowStyles } from "@/app/mailbox/[id]/html/allow-styles";

it("shows a mail's own styles under a policy that allows only the request's nonce", () => {
  const html =
    `<html><head><style>.ink{color:red}</style></head><body style="margin:0">` +
    `<p style="font-family:Georgia, &#x27;Times New Roman&#x27;">Text</p></body></html>`;
  expect(allowStyles(html, "n0")).toBe(
    `<html><head><style nonce="n0">.ink{color:red}</style><style nonce="n0">` +
      `[data-style="0"]{margin:0}\n[data-style="1"]{font-family:Georgia, 'Times New Roman'}` +
      `</style></head><body data-style="0"><p data-style="1">Text</p></body></html>`,
  );
});
