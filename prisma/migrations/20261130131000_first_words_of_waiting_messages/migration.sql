-- A message that waits is put into other words by its author alone, and nobody reads the earlier ones; but the tab, or the device, in which it
-- was first posted may post it again, and was told that it had been sent "with something else in it". What it said first is known again by its
-- hash. A column without a default: no row is written, and the table is locked for a moment.
ALTER TABLE scheduled_messages ADD COLUMN first_sha256 text;
