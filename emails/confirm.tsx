import { Action, Letter, Paragraph, type LetterProps } from "./letter";

export type ConfirmMailProps = LetterProps & {
  /** Says what to do without naming the case: mail programs show it in lists. */
  opening: string;
  subjectMatter: string;
  action: string;
  confirmUrl: string;
  validity: string;
  notYou: string;
};

/**
 * Asks the mailbox's owner to confirm. Repeats nothing that was typed into the form,
 * since anybody can type anybody's address, and holds the confirm link once.
 */
export function ConfirmMail(props: ConfirmMailProps) {
  return (
    <Letter locale={props.locale} preheader={props.preheader} footer={props.footer}>
      <Paragraph>{props.opening}</Paragraph>
      <Paragraph>{props.subjectMatter}</Paragraph>
      <Action href={props.confirmUrl}>{props.action}</Action>
      <Paragraph>{props.validity}</Paragraph>
      <Paragraph>{props.notYou}</Paragraph>
    </Letter>
  );
}
