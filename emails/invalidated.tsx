import { Action, Letter, Paragraph, type LetterProps } from "./letter";

export type InvalidatedMailProps = LetterProps & {
  /** Says that nothing has changed without naming the case: mail programs show it in lists. */
  opening: string;
  subjectMatter: string;
  mistake: string;
  action: string;
  contactUrl: string;
  notYou: string;
};

/** Tells the mailbox, and only it, that its signature was declared invalid and stays so. */
export function InvalidatedMail(props: InvalidatedMailProps) {
  return (
    <Letter locale={props.locale} preheader={props.preheader} footer={props.footer}>
      <Paragraph>{props.opening}</Paragraph>
      <Paragraph>{props.subjectMatter}</Paragraph>
      <Paragraph>{props.mistake}</Paragraph>
      <Action href={props.contactUrl}>{props.action}</Action>
      <Paragraph>{props.notYou}</Paragraph>
    </Letter>
  );
}
