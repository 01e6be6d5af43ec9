-- A token can be allowed to read agreements, and what is owed and paid (adr/0090). The constraint is added unchecked, which takes
-- its lock for a moment only, and then held to what is there: each of the old scopes is one of the new.
ALTER TABLE api_tokens DROP CONSTRAINT api_tokens_scopes;
ALTER TABLE api_tokens ADD CONSTRAINT api_tokens_scopes CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY[
  'briefs:read', 'briefs:write', 'agreements:read', 'time:read', 'time:write', 'pay:read', 'people:read']) NOT VALID;
ALTER TABLE api_tokens VALIDATE CONSTRAINT api_tokens_scopes;
