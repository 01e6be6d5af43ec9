-- A browser lets one sender's key send to it (RFC 8292, 4). Once an installation's key is another, nothing gets there any more, which
-- only the push service would say, each time in vain. Null: from before this was recorded.
-- A new column without a default: no row is rewritten, and the lock is held for an instant.
ALTER TABLE push_subscriptions ADD COLUMN sender_key text;
-- NOT VALID: no row has one yet, so there is nothing to scan under the lock; new ones are checked all the same.
ALTER TABLE push_subscriptions
  ADD CONSTRAINT push_subscriptions_sender_key CHECK (sender_key ~ '^[A-Za-z0-9_-]{80,100}$') NOT VALID;
