-- Once an owner has stopped deciding, an open invitation to run the business is for the address that it was sent to, and for no other: they
-- could have kept its link (adr/0073). A column with a constant default: no row is written, and the table is locked for a moment.
ALTER TABLE invitations ADD COLUMN is_for_its_address boolean NOT NULL DEFAULT false;
