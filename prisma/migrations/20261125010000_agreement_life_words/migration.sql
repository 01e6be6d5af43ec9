-- New words for what happens to an agreement. Alone in their migration: PostgreSQL lets a new value of an enum be used
-- only after the transaction that added it. Adding one takes no lock on a table.
ALTER TYPE agreement_event_kind ADD VALUE 'amendment_requested';
ALTER TYPE agreement_event_kind ADD VALUE 'notice_given';

ALTER TYPE reminder_kind ADD VALUE 'unsigned_2d';
ALTER TYPE reminder_kind ADD VALUE 'unsigned_5d';
ALTER TYPE reminder_kind ADD VALUE 'unsigned_10d';
ALTER TYPE reminder_kind ADD VALUE 'unsigned_20d';
ALTER TYPE reminder_kind ADD VALUE 'respond_by_2d';
ALTER TYPE reminder_kind ADD VALUE 'ends_30d';
ALTER TYPE reminder_kind ADD VALUE 'ends_7d';
ALTER TYPE reminder_kind ADD VALUE 'notice_7d';
