-- The latest mails of a conversation, with which a reply is compared: found by the address that they were sent with, among
-- millions of others.
CREATE INDEX mails_by_reply_address_idx ON mails (reply_to, created_at DESC) WHERE reply_to IS NOT NULL;
