import { Action, Letter, Paragraph, type LetterProps } from "./letter";

export type NotableInvitationMailProps = LetterProps & {
  /** Says that somebody asks something without naming the case: mail programs show it in lists. */
  opening: string;
  subjectMatter: string;
  /** Under which wording the name is to stand. */
  wording: string;
  action: string;
  invitationUrl: string;
  validity: string;
  notYou: string;
};

/** Asks somebody whose name carries weight to sign, with the link that opens the form as it was agreed. */
export function NotableInvitationMail(props: NotableInvitationMailProps) {
  return (
    <Letter locale={props.locale} preheader={props.preheader} footer={props.footer}>
      <Paragraph>{props.opening}</Paragraph>
      <Paragraph>{props.subjectMatter}</Paragraph>
      <Paragraph>{props.wording}</Paragraph>
      <Action href={props.invitationUrl}>{props.action}</Action>
      <Paragraph>{props.validity}</Paragraph>
      <Paragraph>{props.notYou}</Paragraph>
    </Letter>
  );
}
