import { Action, Letter, Paragraph, SideLink, type LetterProps } from "./letter";

type Suggestion = { text: string; action: string; url: string };

export type ThanksMailProps = LetterProps & {
  /** Thanks without naming the case: mail programs show it in lists. */
  opening: string;
  subjectMatter: string;
  action: string;
  manageUrl: string;
  /** Whether the address is erased or kept for updates. */
  address: string;
  share: Suggestion;
  /** That passing it on may be dangerous where its reader is. */
  sharingRisk: string | null;
  /** The sister statement, while it can be signed. */
  sister: Suggestion | null;
};

/** Sent once a signature is confirmed: the personal link, what becomes of the address, what helps next. */
export function ThanksMail(props: ThanksMailProps) {
  return (
    <Letter locale={props.locale} preheader={props.preheader} footer={props.footer}>
      <Paragraph>{props.opening}</Paragraph>
      <Paragraph>{props.subjectMatter}</Paragraph>
      <Action href={props.manageUrl}>{props.action}</Action>
      <Paragraph>{props.address}</Paragraph>
      <Suggested {...props.share} />
      {props.sharingRisk === null ? null : <Paragraph>{props.sharingRisk}</Paragraph>}
      {props.sister === null ? null : <Suggested {...props.sister} />}
    </Letter>
  );
}

function Suggested({ text, action, url }: Suggestion) {
  return (
    <>
      <Paragraph>{text}</Paragraph>
      <SideLink href={url}>{action}</SideLink>
    </>
  );
}
