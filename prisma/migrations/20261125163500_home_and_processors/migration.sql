-- AlterTable
ALTER TABLE "campaign" ADD COLUMN     "invitation" JSONB,
ADD COLUMN     "processors" JSONB;

-- What was seeded before these columns said by hand what is now filled in: the privacy page had a
-- sentence that nobody could replace from the dashboard, and the home page counted the statements
-- in words that became untrue with the third. Texts that somebody has changed are left alone.
UPDATE "campaign_page" SET "body" = replace(replace("body",
  E'\n\n**To be filled in by the operator before launch:** the companies that run the server and carry the mail, and the countries they are in.',
  E'\n- Companies that run the server and carry the mail, and the countries they are in: {processors}'),
  E'\n\n**Организатор заполнит до запуска:** компании, которые обслуживают сервер и доставляют почту, и страны, где они находятся.',
  E'\n- Компании, которые обслуживают сервер и доставляют почту, и страны, где они находятся: {processors}')
WHERE "slug" = 'privacy';

UPDATE "campaign" SET "stake" = "stake" || jsonb_build_object('en', replace("stake"->>'en',
  E'\n\nTwo statements were written in his defence: one initiated in Britain, one by Russians close to him. Please sign both. Every confirmed signature counts, and you decide who sees your name.', ''))
WHERE "stake" ? 'en';
UPDATE "campaign" SET "stake" = "stake" || jsonb_build_object('ru', replace("stake"->>'ru',
  E'\n\nВ его защиту написаны два обращения: одно начато в Великобритании, другое составили россияне, близкие к нему. Пожалуйста, подпишите оба. Засчитывается каждая подтверждённая подпись, а кто увидит ваше имя, решаете вы.', ''))
WHERE "stake" ? 'ru';
