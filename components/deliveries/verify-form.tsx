import { Button } from "@/components/ui/button";
import { TextField } from "@/components/forms/text-field";

type VerifyFormProps = {
  action: string;
  value: string;
  labels: Record<"hash" | "hint" | "ask", string>;
};

/** Asks for a manifest's SHA-256; the answer is a page of its own address. */
export function VerifyForm({ action, value, labels }: VerifyFormProps) {
  return (
    <form action={action} method="get" className="grid gap-4">
      <TextField
        name="hash"
        label={labels.hash}
        hint={labels.hint}
        value={value}
        autoComplete="off"
        autoCapitalize="none"
        required
      />
      <p>
        <Button>{labels.ask}</Button>
      </p>
    </form>
  );
}
