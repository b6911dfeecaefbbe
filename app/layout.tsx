import type { ReactNode } from "react";

/** Next wants a root; the language's own layout makes the document. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return children;
}
