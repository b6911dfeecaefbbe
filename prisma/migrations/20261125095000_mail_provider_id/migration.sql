-- A provider's message finds its mail; without the index each one would read the outbox.
CREATE INDEX "mail_message_provider" ON "mail_message" ("provider_id") WHERE "provider_id" IS NOT NULL;
