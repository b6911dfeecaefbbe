-- The page said "until the campaign ends", and was silent about the months for which everything is
-- still kept after that. Texts that somebody has changed are left alone.
UPDATE "campaign_page" SET "body" = replace(replace("body",
  '- Confirmed signatures: until you withdraw, or until the campaign ends and its data are destroyed.',
  '- Confirmed signatures: until you withdraw; otherwise until the campaign is closed and for {retentionMonths} after that. Then everything about its signers is erased and the keys are destroyed.'),
  '- Подтверждённые подписи — пока вы их не отзовёте или пока кампания не закончится и её данные не будут уничтожены.',
  '- Подтверждённые подписи — пока вы их не отзовёте; если не отзовёте — до закрытия кампании и ещё {retentionMonths} после него. Затем всё о подписавших стирается, а ключи уничтожаются.')
WHERE "slug" = 'privacy';
