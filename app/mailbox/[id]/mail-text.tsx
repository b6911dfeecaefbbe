const link = /(https?:\/\/\S+)/;

/** A mail's plain text with its line breaks; addresses in it become links. */
export function MailText({ text, lang }: { text: string; lang?: string }) {
  return (
    <div
      lang={lang}
      className="max-w-[68ch] font-serif text-lg leading-relaxed break-words whitespace-pre-wrap"
    >
      {text.split(link).map((part, index) =>
        link.test(part) ? (
          <a key={index} href={part} className="link break-all">
            {part}
          </a>
        ) : (
          part
        ),
      )}
    </div>
  );
}
