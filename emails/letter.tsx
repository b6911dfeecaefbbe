import type { CSSProperties, ReactNode } from "react";

/** What every mail is given: its language, and the line that mail programs show before it is opened. */
export type LetterProps = { locale: string; preheader: string; footer: string };

const serif = "Georgia, 'Times New Roman', serif";
const sans = "Arial, Helvetica, sans-serif";

const styles = {
  body: { margin: 0, padding: 0, backgroundColor: "#f6f3ec", color: "#16140f" },
  outer: { padding: "24px 0", backgroundColor: "#f6f3ec" },
  sheet: { width: "100%", maxWidth: "560px", borderTop: "3px solid #16140f" },
  content: { padding: "24px 16px", fontFamily: serif, fontSize: "18px", lineHeight: "1.55" },
  paragraph: { margin: "0 0 18px", color: "#16140f" },
  action: {
    display: "inline-block",
    padding: "14px 22px",
    backgroundColor: "#c4161c",
    color: "#ffffff",
    fontFamily: sans,
    fontSize: "17px",
    fontWeight: "bold",
    textDecoration: "none",
  },
  link: { color: "#c4161c" },
  footer: {
    padding: "16px",
    borderTop: "1px solid #cfc8b8",
    color: "#5d574b",
    fontFamily: sans,
    fontSize: "14px",
    lineHeight: "1.5",
  },
  preheader: {
    display: "none",
    maxHeight: 0,
    maxWidth: 0,
    overflow: "hidden",
    opacity: 0,
    lineHeight: "1px",
  },
} satisfies Record<string, CSSProperties>;

/** Mail programs keep inline styles through, so only what they cannot say stands here. */
const darkStyles = `
@media (prefers-color-scheme: dark) {
  .paper { background-color: #14130f !important; }
  .sheet { border-top-color: #f1ece0 !important; }
  .ink { color: #f1ece0 !important; }
  .quiet { color: #a79f8e !important; border-top-color: #3a372f !important; }
  .link { color: #ff5a52 !important; }
  .action { background-color: #ff5a52 !important; color: #14130f !important; }
}`;

/** Invisible characters after the preheader: without them the preview would run on into the letter. */
const previewFiller = "\u00a0\u200c".repeat(90);

/**
 * The sheet that every mail is written on: plain, without pictures, without anything
 * loaded from elsewhere and without measuring anything. Light and dark.
 */
export function Letter({
  locale,
  preheader,
  footer,
  children,
}: LetterProps & { children: ReactNode }) {
  return (
    <html lang={locale} dir="ltr">
      <head>
        <meta httpEquiv="Content-Type" content="text/html; charset=UTF-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <style dangerouslySetInnerHTML={{ __html: darkStyles }} />
      </head>
      <body className="paper" style={styles.body}>
        <div style={styles.preheader} data-skip-in-text="true">
          {`${preheader}${previewFiller}`}
        </div>
        <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
          <tbody>
            <tr>
              <td className="paper" align="center" style={styles.outer}>
                <Sheet footer={footer}>{children}</Sheet>
              </td>
            </tr>
          </tbody>
        </table>
      </body>
    </html>
  );
}

function Sheet({ footer, children }: { footer: string; children: ReactNode }) {
  return (
    <table
      role="presentation"
      className="sheet"
      width="560"
      cellPadding={0}
      cellSpacing={0}
      border={0}
      style={styles.sheet}
    >
      <tbody>
        <tr>
          <td align="left" style={styles.content}>
            {children}
          </td>
        </tr>
        <tr>
          <td className="quiet" align="left" style={styles.footer}>
            {footer}
          </td>
        </tr>
      </tbody>
    </table>
  );
}

/** One paragraph of a letter. */
export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <p className="ink" style={styles.paragraph}>
      {children}
    </p>
  );
}

/** The one thing that a letter asks for; in plain text its label and address on lines of their own. */
export function Action({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p style={styles.paragraph}>
      <a href={href} className="action" style={styles.action}>
        {children}
      </a>
    </p>
  );
}

/** A link that one may follow besides. */
export function SideLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <p style={styles.paragraph}>
      <a href={href} className="link" style={styles.link}>
        {children}
      </a>
    </p>
  );
}
