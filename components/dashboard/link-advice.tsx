type LinkAdviceProps = {
  title: string;
  text: string;
  signers: string;
  home: { href: string; label: string };
};

/** How organisers come by a sign-in link; the same words for everyone who asks. */
export function LinkAdvice({ title, text, signers, home }: LinkAdviceProps) {
  return (
    <>
      <section aria-labelledby="how">
        <h2 id="how" className="font-bold">
          {title}
        </h2>
        <p>{text}</p>
        <p className="mt-2 overflow-x-auto border border-ink bg-field px-3 py-2 font-mono text-base">
          <code>npm run admin -- name@example.org</code>
        </p>
      </section>
      <p className="text-base text-quiet">{signers}</p>
      <p className="text-base">
        <a href={home.href}>{home.label}</a>
      </p>
    </>
  );
}
