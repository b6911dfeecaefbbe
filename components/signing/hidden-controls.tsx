import { getTranslations } from "next-intl/server";
import type { Locale } from "@/lib/i18n/schema";
import { hiddenControls } from "@/lib/limits/schema";
import { BrowserCheck } from "./browser-check";
import { SourceControl } from "./source-control";

type HiddenControlsProps = {
  locale: Locale;
  formId: string;
  /** When the page was made, signed. */
  formTime: string;
  /** The number of the version that the page shows: what somebody signs is what they read. */
  version: number;
};

/**
 * What tells people from scripts without asking people anything: a control that nobody sees
 * (nor hears: `hidden` is for screen readers too), the form's time, and the browser's own work
 * while the site is under attack. All of it raises suspicion at most; without a script the
 * form works just the same. One more control says from what kind of place somebody came.
 */
export async function HiddenControls({ locale, formId, formTime, version }: HiddenControlsProps) {
  const t = await getTranslations({ locale, namespace: "browserCheck" });
  return (
    <>
      <div hidden>
        <label>
          {t("trap")} <input name={hiddenControls.trap} tabIndex={-1} autoComplete="off" />
        </label>
      </div>
      <input type="hidden" name={hiddenControls.formTime} value={formTime} />
      <input type="hidden" name={hiddenControls.version} value={version} />
      <SourceControl />
      <BrowserCheck formId={formId} labels={{ running: t("running"), awaited: t("awaited") }} />
    </>
  );
}
