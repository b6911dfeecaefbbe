import { foldForSearch } from "@/lib/signatories/schema";

/** Name parts of one script; a name is one of each, its family name made of a stem and an ending. */
interface NameParts {
  locale: "en" | "ru";
  given: string[];
  stems: string[];
  endings: string[];
}

// Common given names before family names that nobody bears: people like these do not exist.
const parts: NameParts[] = [
  {
    locale: "en",
    given: (
      "Ada Alan Amelia Ben Bruno Carla Clara Daniel Diana Edith Emil Fiona Frank Grace Hanna Henry " +
      "Ida Ivan Jane John Judith Karl Laura Leo Lena Maria Mark Martha Nadia Nina Oliver Oscar Paula " +
      "Peter Rosa Ruth Samuel Sara Thomas Vera Walter Wanda Ève Žofia José Zoë"
    ).split(" "),
    stems: (
      "Test Sampl Primer Mock Exempl Fictiv Dumm Trial Placeh Specim Nomin Varil Proxim Modell " +
      "Blanker Formul Quer Lorem Ipsum Dolor Amet Conse Adipis Tempor Labor Magnal Aliqu Veniam"
    ).split(" "),
    endings:
      "well wick son ley ford sen ini ova escu ard eau stein berg man oğlu aitis ez ides".split(
        " ",
      ),
  },
  {
    locale: "ru",
    given: (
      "Анна Борис Вера Виктор Галина Дарья Егор Елена Зоя Иван Ирина Кирилл Лев Мария Никита Ольга " +
      "Павел Пётр Раиса Семён Татьяна Фёдор Юлия Яков"
    ).split(" "),
    stems: "Образц Пример Тест Шаблон Выдум Черновик Макет Проб Услов Безымян Заглуш Абзац".split(
      " ",
    ),
    endings: "енко ский чук ян ёв овский евич".split(" "),
  },
  {
    locale: "en",
    given: "Νίκη Γιώργος Ελένη سلمى يوسف מרים ნინო आशा 美咲 明".split(" "),
    stems: "Δοκιμ Παραδειγμ نموذج مثال דוגמ მაგალით नमून 例 見本".split(" "),
    endings: ["άκη", "ίδου", "ي", "ان", "אי", "ძე", "ा", "田", "山"],
  },
];

/** Arrays for SQL: full names would be millions, their parts are a handful. */
export interface SqlNameParts {
  locale: string;
  given: string[];
  family: string[];
  foldedGiven: string[];
  foldedFamily: string[];
}

/** The name parts with their forms for search, which fold alike alone and together. */
export function listNameParts(): SqlNameParts[] {
  return parts.map(({ locale, given, stems, endings }) => {
    const family = stems.flatMap((stem) => endings.map((ending) => stem + ending));
    return {
      locale,
      given,
      family,
      foldedGiven: given.map(foldForSearch),
      foldedFamily: family.map(foldForSearch),
    };
  });
}
