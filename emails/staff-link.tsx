import { Action, Letter, Paragraph, type LetterProps } from "./letter";

export type StaffLinkMailProps = LetterProps & {
  /** Says what it is without naming the case: mail programs show it in lists. */
  opening: string;
  action: string;
  url: string;
  validity: string;
  notYou: string;
};

/** A link for somebody of the team, be it to sign in or to join; holds the link once. */
export function StaffLinkMail(props: StaffLinkMailProps) {
  return (
    <Letter locale={props.locale} preheader={props.preheader} footer={props.footer}>
      <Paragraph>{props.opening}</Paragraph>
      <Action href={props.url}>{props.action}</Action>
      <Paragraph>{props.validity}</Paragraph>
      <Paragraph>{props.notYou}</Paragraph>
    </Letter>
  );
}
