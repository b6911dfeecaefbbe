import { getRequestConfig } from "next-intl/server";
import { formats } from "./formats";
import { conventions, type Locale, toLocale } from "./locales";
import en from "./messages/en.json" with { type: "json" };
import ru from "./messages/ru.json" with { type: "json" };
import { bindAll } from "./russian-spaces";

/** Once a process: pages are made from these, mails and files from the words as they are written. */
const messages: Record<Locale, typeof en> = { en, ru: bindAll(ru) };

/**
 * What next-intl knows for one request: the address's language, its messages, dates in
 * UTC. The locale it formats by is a country's: "30 July 2023" and not "July 30, 2023".
 */
export default getRequestConfig(async ({ locale, requestLocale }) => {
  const wanted = locale ?? (await requestLocale);
  const known = toLocale(wanted);
  return { locale: conventions[known], messages: messages[known], formats, timeZone: "UTC" };
});
