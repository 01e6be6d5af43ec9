-- People talk about a payment on its own page, and what they are told of it leads there.
ALTER TYPE notice_subject ADD VALUE 'payment';
