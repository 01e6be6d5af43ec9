-- Bytes on their way lie under the id of their upload alone, and that id is the browser's. One id is one upload over all
-- businesses, so nobody can begin another in the same place.
CREATE UNIQUE INDEX uploads_one_place ON uploads (id);
