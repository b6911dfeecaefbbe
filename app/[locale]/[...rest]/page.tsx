import { notFound } from "next/navigation";

/** Any other address under a language answers 404 in that language. */
export default function UnknownPage() {
  notFound();
}
