import { Page } from "@/components/ui/page";
import { Prose } from "@/components/ui/prose";

/** What stands in place of any page while the database does not answer. */
export function Unavailable({ title, text }: { title: string; text: string }) {
  return (
    <Page title={title}>
      <Prose>
        <p>{text}</p>
      </Prose>
    </Page>
  );
}
