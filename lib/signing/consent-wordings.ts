import type { Locale } from "../i18n/schema";
import type { Visibility } from "./schema";

/** What was read and ticked, word for word. */
export type ConsentWording = {
  consent: string;
  consentHint: string;
  visibility: string;
  visibilities: Record<Visibility, { label: string; hint: string }>;
  updates: string;
  updatesHint: string;
};

/**
 * Every wording of the consent that people have agreed to, by `consentVersion` and language:
 * proof of what was agreed. Entries are added and never changed; a test compares the newest
 * with the message files, so that new words need a new version.
 */
export const consentWordings: Record<string, Record<Locale, ConsentWording>> = {
  "2026-11": {
    en: {
      consent:
        "I expressly agree that my signature, which shows a political opinion, is processed for this statement: checked, counted, and shown and handed over as I chose above.",
      consentHint: "I am at least {age} years old. I can withdraw at any time.",
      visibility: "Who may see your name?",
      visibilities: {
        name: {
          label: "Show my full name",
          hint: "on this site, to everyone, and in the list handed over",
        },
        initials: {
          label: "Show my initials",
          hint: "“N. K.” on this site and in the list handed over; we keep nothing more",
        },
        handover: {
          label: "Only in the list handed over",
          hint: "not on this site; kept encrypted until then",
        },
        count: {
          label: "Count me, without a name",
          hint: "we keep no name at all",
        },
      },
      updates: "Send me news of the campaign by e-mail",
      updatesHint: "Only then is your address kept, encrypted, until you stop the news.",
    },
    ru: {
      consent:
        "Я прямо даю согласие на обработку моей подписи, которая выражает политическое мнение, для этого обращения: на её проверку, подсчёт, показ и передачу так, как выбрано выше.",
      consentHint: "Мне не меньше {age} лет. Согласие можно отозвать в любое время.",
      visibility: "Кто увидит ваше имя?",
      visibilities: {
        name: {
          label: "Показать имя полностью",
          hint: "на этом сайте, всем, и в списке, который мы передадим",
        },
        initials: {
          label: "Показать инициалы",
          hint: "«Н. К.» на этом сайте и в списке, который мы передадим; больше ничего не храним",
        },
        handover: {
          label: "Только в списке для передачи",
          hint: "на сайте имени не будет; до передачи оно хранится зашифрованным",
        },
        count: {
          label: "Только посчитать, без имени",
          hint: "имя не хранится вовсе",
        },
      },
      updates: "Присылать мне новости кампании по электронной почте",
      updatesHint:
        "Только в этом случае адрес хранится, в зашифрованном виде, пока вы не откажетесь от новостей.",
    },
  },
};
