-- A token can be allowed to approve weeks of time (adr/0199). The constraint is added unchecked, which takes its lock for a moment
-- only, and then held to what is there: each of the old scopes is one of the new.
ALTER TABLE api_tokens DROP CONSTRAINT api_tokens_scopes;
ALTER TABLE api_tokens ADD CONSTRAINT api_tokens_scopes CHECK (cardinality(scopes) > 0 AND scopes <@ ARRAY[
  'briefs:read', 'briefs:write', 'agreements:read', 'time:read', 'time:write', 'time:approve', 'pay:read', 'people:read']) NOT VALID;
ALTER TABLE api_tokens VALIDATE CONSTRAINT api_tokens_scopes;
