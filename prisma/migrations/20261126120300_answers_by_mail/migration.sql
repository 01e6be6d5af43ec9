-- The address in a mail that carries a question: what comes back to it is the answer to just that one.
ALTER TABLE reply_addresses
  ADD COLUMN question_id uuid,
  ADD CONSTRAINT reply_addresses_question FOREIGN KEY (workspace_id, engagement_id, question_id)
    REFERENCES clarifications (workspace_id, engagement_id, id) ON DELETE CASCADE ON UPDATE CASCADE,
  ADD CONSTRAINT reply_addresses_question_of_a_brief CHECK (question_id IS NULL OR subject = 'brief');
