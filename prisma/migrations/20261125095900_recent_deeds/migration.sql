-- What an organiser did last, to be undone at once: without rules, whose acts are many.
CREATE INDEX "moderation_act_by_hand" ON "moderation_act" ("actor_id", "at" DESC) WHERE "rule_id" IS NULL;
