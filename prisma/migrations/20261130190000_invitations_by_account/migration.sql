-- How many people somebody has invited within a day, over all businesses (adr/0226). A small table, built under a lock that reading
-- passes.
CREATE INDEX invitations_created_by_id_created_at_idx ON invitations (created_by_id, created_at);
