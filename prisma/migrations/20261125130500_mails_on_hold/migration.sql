-- A migration of its own: PostgreSQL takes new values into use only after the commit.
-- Between `queued` and `sent`, so that an order by state tells the story.
ALTER TYPE "mail_state" ADD VALUE 'held' AFTER 'queued';
