"use client";

import type { ComponentProps, ReactNode } from "react";
import { CheckField } from "@/components/forms/check-field";
import { ChoiceGroup } from "@/components/forms/choice-group";
import { SelectField } from "@/components/forms/select-field";
import { TextAreaField } from "@/components/forms/text-area-field";
import { TextField } from "@/components/forms/text-field";
import { ActionButton } from "./action-button";
import { useField, useIsPending } from "./staff-form";

type Without<Props> = Omit<Props, "error">;

/** A line of text in a `StaffForm`; `value` is what it holds before anybody has typed. */
export function FormText({ value, ...props }: Without<ComponentProps<typeof TextField>>) {
  const field = useField(props.name, value);
  return <TextField {...props} value={field.value} error={field.error} />;
}

/** Several lines of text in a `StaffForm`. */
export function FormTextArea({ value, ...props }: Without<ComponentProps<typeof TextAreaField>>) {
  const field = useField(props.name, value);
  return <TextAreaField {...props} value={field.value} error={field.error} />;
}

/** One answer out of a list in a `StaffForm`. */
export function FormSelect({ value, ...props }: Without<ComponentProps<typeof SelectField>>) {
  const field = useField(props.name, value);
  return <SelectField {...props} value={field.value} error={field.error} />;
}

/** A box to tick in a `StaffForm`; sent as `on`. */
export function FormCheck({ checked, ...props }: Without<ComponentProps<typeof CheckField>>) {
  const field = useField(props.name, checked ? "on" : "");
  return <CheckField {...props} checked={field.value === "on"} error={field.error} />;
}

/** A box that a `StaffForm` shows only once its action asks for it, with the reason as its error. */
export function FormCheckWhenAsked(props: Without<ComponentProps<typeof CheckField>>) {
  const { value, error } = useField(props.name);
  return value || error ? <FormCheck {...props} /> : null;
}

/** What a `StaffForm` sends unseen; stays what it was when the form was opened. */
export function FormHidden({ name, value }: { name: string; value: string }) {
  const field = useField(name, value);
  return <input type="hidden" name={name} defaultValue={field.value} />;
}

/** One answer out of a few in a `StaffForm`, each explained. */
export function FormChoices({ chosen, ...props }: Without<ComponentProps<typeof ChoiceGroup>>) {
  const field = useField(props.name, chosen);
  return <ChoiceGroup {...props} chosen={field.value || undefined} error={field.error} />;
}

type FormSubmitProps = {
  look?: "main" | "plain" | "danger";
  name?: string;
  value?: string;
  label?: string;
  className?: string;
  children: ReactNode;
};

/** The button that sends the `StaffForm` it stands in. */
export function FormSubmit(props: FormSubmitProps) {
  const isPending = useIsPending();
  return <ActionButton look="main" {...props} disabled={isPending} />;
}
