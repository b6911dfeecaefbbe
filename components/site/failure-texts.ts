import type { Locale } from "@/lib/i18n/locales";

/**
 * The words of the error page. They stand here and not in the message files because
 * this page is made in the browser, which would otherwise have to load all messages.
 */
export const failureTexts: Record<Locale, { title: string; text: string; retry: string }> = {
  en: {
    title: "Something went wrong on our side",
    text: "This page could not be made. It is our fault, not yours. If you have just signed: a signature counts only once this site has thanked you for confirming it.",
    retry: "Try again",
  },
  ru: {
    title: "У нас что-то сломалось",
    text: "Страницу не удалось показать. Это наша вина, не ваша. Если вы только что подписывали: подпись считается лишь тогда, когда сайт поблагодарил вас за подтверждение.",
    retry: "Попробовать ещё раз",
  },
};
