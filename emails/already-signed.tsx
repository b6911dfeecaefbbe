import { Action, Letter, Paragraph, type LetterProps } from "./letter";

export type AlreadySignedMailProps = LetterProps & {
  /** Says that nothing has changed without naming the case: mail programs show it in lists. */
  opening: string;
  subjectMatter: string;
  action: string;
  manageUrl: string;
  notYou: string;
};

/** Tells the mailbox, and only it, that its owner has signed before; the page answers everyone alike. */
export function AlreadySignedMail(props: AlreadySignedMailProps) {
  return (
    <Letter locale={props.locale} preheader={props.preheader} footer={props.footer}>
      <Paragraph>{props.opening}</Paragraph>
      <Paragraph>{props.subjectMatter}</Paragraph>
      <Action href={props.manageUrl}>{props.action}</Action>
      <Paragraph>{props.notYou}</Paragraph>
    </Letter>
  );
}
