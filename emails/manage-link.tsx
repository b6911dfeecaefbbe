import { Action, Letter, Paragraph, type LetterProps } from "./letter";

export type ManageLinkMailProps = LetterProps & {
  /** Says what it is without naming the case: mail programs show it in lists. */
  opening: string;
  /** One paragraph a signature, each followed by its link. */
  signatures: string[];
  action: string;
  notYou: string;
} & Record<`manageUrl${number}`, string>;

/** The links to one's own signatures, to whoever asked for them from this very mailbox. */
export function ManageLinkMail(props: ManageLinkMailProps) {
  return (
    <Letter locale={props.locale} preheader={props.preheader} footer={props.footer}>
      <Paragraph>{props.opening}</Paragraph>
      {props.signatures.map((text, index) => (
        <div key={text}>
          <Paragraph>{text}</Paragraph>
          <Action href={props[`manageUrl${index}`] ?? ""}>{props.action}</Action>
        </div>
      ))}
      <Paragraph>{props.notYou}</Paragraph>
    </Letter>
  );
}
