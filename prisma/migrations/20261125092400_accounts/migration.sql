-- AlterTable
ALTER TABLE "organiser" ADD COLUMN     "removed_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "session" ADD COLUMN     "challenge" TEXT,
ADD COLUMN     "challenge_expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "challenge_purpose" TEXT,
ADD COLUMN     "id" UUID NOT NULL DEFAULT gen_random_uuid(),
ADD COLUMN     "passkey_verified_at" TIMESTAMPTZ(3),
ADD COLUMN     "second_step_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "passkey" (
    "id" UUID NOT NULL,
    "organiser_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "credential_id" BYTEA NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL DEFAULT 0,
    "transports" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "organiser_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("organiser_id","code_hash")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" "organiser_role" NOT NULL,
    "locale" TEXT NOT NULL,
    "nonce" BYTEA NOT NULL,
    "invited_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "passkey_credential_id_key" ON "passkey"("credential_id");

-- CreateIndex
CREATE INDEX "passkey_organiser_id_idx" ON "passkey"("organiser_id");

-- CreateIndex
CREATE UNIQUE INDEX "session_id_key" ON "session"("id");

-- CreateIndex
CREATE INDEX "session_organiser_id_idx" ON "session"("organiser_id");

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_organiser_id_fkey" FOREIGN KEY ("organiser_id") REFERENCES "organiser"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_invited_by_id_fkey" FOREIGN KEY ("invited_by_id") REFERENCES "organiser"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- Invariants that Prisma's schema language cannot say.

-- A challenge is one thing: what is to be signed, for what, until when.
ALTER TABLE "session" ADD CONSTRAINT "session_challenge_is_whole" CHECK (
  ("challenge" IS NULL) = ("challenge_purpose" IS NULL)
  AND ("challenge" IS NULL) = ("challenge_expires_at" IS NULL)
  AND ("challenge_purpose" IN ('register', 'verify'))
);
-- A fresh passkey is a second step; nothing grants the one without the other.
ALTER TABLE "session" ADD CONSTRAINT "session_passkey_is_second_step" CHECK (
  "passkey_verified_at" IS NULL OR "second_step_at" IS NOT NULL
);

ALTER TABLE "passkey" ADD CONSTRAINT "passkey_has_name" CHECK (char_length("name") BETWEEN 1 AND 60);

-- One person is asked once at a time; asking again mails the same invitation.
CREATE UNIQUE INDEX "invitation_open_email_key" ON "invitation"("email")
  WHERE "accepted_at" IS NULL AND "revoked_at" IS NULL;

-- Without an admin nobody could export, answer for the data or make another admin. Two
-- admins who demote each other at the same moment wait here for one another; the second
-- sees what the first has done and is refused.
CREATE FUNCTION "keep_one_admin"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM "removed" WHERE "role" = 'admin' AND "removed_at" IS NULL) THEN
    PERFORM pg_advisory_xact_lock(hashtext('undersigned:keep_one_admin'));
    IF NOT EXISTS (SELECT FROM "organiser" WHERE "role" = 'admin' AND "removed_at" IS NULL) THEN
      RAISE EXCEPTION 'the last admin stays' USING ERRCODE = 'integrity_constraint_violation',
        CONSTRAINT = 'organiser_one_admin_stays';
    END IF;
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER "organiser_one_admin_stays_updated" AFTER UPDATE ON "organiser"
  REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION "keep_one_admin"();
CREATE TRIGGER "organiser_one_admin_stays_deleted" AFTER DELETE ON "organiser"
  REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION "keep_one_admin"();
