-- The page did not say that the country is kept for numbers by country; the first one seeded did
-- not say where else it may stand either. Texts that somebody has changed are left alone. A form
-- that is open on the former text is told that it was overtaken: the
-- revision goes up in every language, as it does when the page is saved.
UPDATE "campaign_page" SET "revision" = "revision" + 1, "body" =
  replace(replace(replace(replace("body",
    'your country, if you gave it (never shown here;',
    'your country, if you gave it (for numbers by country; never shown here;'),
    'your country, if you gave it; where your name is kept,',
    'your country, if you gave it (for numbers by country; never shown here; it may stand beside a full name in a list handed over); where your name is kept,'),
    'страна, если вы её указали (здесь не показывается;',
    'страна, если вы её указали (для подсчёта по странам; здесь не показывается;'),
    'страна, если вы её указали; если хранится имя',
    'страна, если вы её указали (для подсчёта по странам; здесь не показывается; в передаваемом списке может стоять рядом с полным именем); если хранится имя')
WHERE "slug" = 'privacy' AND "campaign_id" IN (
  SELECT "campaign_id" FROM "campaign_page" WHERE "slug" = 'privacy'
    AND ("body" LIKE '%your country, if you gave it (never shown here;%'
      OR "body" LIKE '%your country, if you gave it; where your name is kept,%'
      OR "body" LIKE '%страна, если вы её указали (здесь не показывается;%'
      OR "body" LIKE '%страна, если вы её указали; если хранится имя%'));
