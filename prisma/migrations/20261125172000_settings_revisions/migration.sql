-- What each form of the settings was opened with: of two who save at once the later one is told,
-- instead of bringing back what the other has just changed.
ALTER TABLE "campaign" ADD COLUMN     "introduction_revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "photograph_revision" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "settings_revision" INTEGER NOT NULL DEFAULT 0;
