-- What somebody has begun to write was thrown away by any message that they sent there: by one that their telephone had kept while it was
-- offline, or by the repeat of one whose answer was lost. A draft says which message it is to become; those without that are anybody's. A column
-- without a default: no row is written, and the table is locked for a moment.
ALTER TABLE thread_drafts ADD COLUMN client_key uuid;
