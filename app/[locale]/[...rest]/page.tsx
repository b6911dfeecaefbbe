import type { Metadata } from "next";
import { readLocale } from "@/app/_edge/locale";
import { MissingPage, missingMetadata } from "@/app/_edge/missing-page";

type PageProps = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return missingMetadata(await readLocale(params));
}

/** Any other address under a language answers 404 in that language. */
export default async function UnknownPage({ params }: PageProps) {
  return <MissingPage locale={await readLocale(params)} />;
}
