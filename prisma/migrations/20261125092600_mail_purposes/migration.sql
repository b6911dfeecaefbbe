-- A migration of its own: PostgreSQL takes new values into use only after the commit.
ALTER TYPE "mail_purpose" ADD VALUE 'reminder';
ALTER TYPE "mail_purpose" ADD VALUE 'manage_link';
ALTER TYPE "mail_purpose" ADD VALUE 'invalidated';
ALTER TYPE "mail_purpose" ADD VALUE 'sign_in';
ALTER TYPE "mail_purpose" ADD VALUE 'team_invitation';
ALTER TYPE "mail_purpose" ADD VALUE 'notable_invitation';
ALTER TYPE "mail_purpose" ADD VALUE 'update';
