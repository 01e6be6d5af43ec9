-- What let the migration before this one take one business after the other.
DROP POLICY words_anew ON workspaces;
