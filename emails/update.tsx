import { Action, Letter, Paragraph, SideLink, type LetterProps } from "./letter";

export type UpdateMailProps = LetterProps & {
  /** Says that news are here without naming the case: mail programs show it in lists. */
  opening: string;
  title: string;
  /** The beginning of the text, or null when it has none. */
  excerpt: string | null;
  action: string;
  updateUrl: string;
  /** The way out, or in a test what stands there in the real mail. */
  stop: string;
  /** Left out in a test, which nobody ordered and nobody can stop. */
  unsubscribeUrl?: string;
};

/** News for somebody who asked for them: title, beginning, the way to the rest, the way out. */
export function UpdateMail(props: UpdateMailProps) {
  return (
    <Letter locale={props.locale} preheader={props.preheader} footer={props.footer}>
      <Paragraph>{props.opening}</Paragraph>
      <Paragraph>
        <strong>{props.title}</strong>
      </Paragraph>
      {props.excerpt === null ? null : <Paragraph>{props.excerpt}</Paragraph>}
      <Action href={props.updateUrl}>{props.action}</Action>
      {props.unsubscribeUrl ? (
        <SideLink href={props.unsubscribeUrl}>{props.stop}</SideLink>
      ) : (
        <Paragraph>{props.stop}</Paragraph>
      )}
    </Letter>
  );
}
