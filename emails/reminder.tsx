import { Action, Letter, Paragraph, type LetterProps } from "./letter";

export type ReminderMailProps = LetterProps & {
  /** Says what is missing without naming the case: mail programs show it in lists. */
  opening: string;
  subjectMatter: string;
  action: string;
  confirmUrl: string;
  validity: string;
  once: string;
  notYou: string;
};

/** Asks once more, and says that it is for the last time. */
export function ReminderMail(props: ReminderMailProps) {
  return (
    <Letter locale={props.locale} preheader={props.preheader} footer={props.footer}>
      <Paragraph>{props.opening}</Paragraph>
      <Paragraph>{props.subjectMatter}</Paragraph>
      <Action href={props.confirmUrl}>{props.action}</Action>
      <Paragraph>{props.validity}</Paragraph>
      <Paragraph>{props.once}</Paragraph>
      <Paragraph>{props.notYou}</Paragraph>
    </Letter>
  );
}
