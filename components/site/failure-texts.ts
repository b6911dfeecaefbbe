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

/** The words for a form that was refused unread, because it was larger than any is. */
export const tooLargeTexts: Record<Locale, { title: string; text: string }> = {
  en: {
    title: "This is larger than the site takes",
    text: "Nothing has been saved. Go back in your browser: what you typed may still be there. Shorten it, or choose a smaller file, and send it again.",
  },
  ru: {
    title: "Это больше, чем принимает сайт",
    text: "Ничего не сохранено. Вернитесь назад в браузере: введённое могло сохраниться. Сократите текст или выберите файл поменьше и отправьте ещё раз.",
  },
};
