-- The words of money that the product moves through Stripe. Values of an enum can't be used in the transaction that adds
-- them, so they come in a migration of their own.
ALTER TYPE payment_rail ADD VALUE IF NOT EXISTS 'stripe_connect';
ALTER TYPE payment_rail ADD VALUE IF NOT EXISTS 'stripe_global_payouts';
ALTER TYPE payment_method ADD VALUE IF NOT EXISTS 'stripe';
ALTER TYPE payment_state ADD VALUE IF NOT EXISTS 'draft';
ALTER TYPE payment_state ADD VALUE IF NOT EXISTS 'awaiting_approval';
ALTER TYPE payment_state ADD VALUE IF NOT EXISTS 'approved';
ALTER TYPE payment_state ADD VALUE IF NOT EXISTS 'charging';
ALTER TYPE payment_state ADD VALUE IF NOT EXISTS 'charged';
ALTER TYPE payment_state ADD VALUE IF NOT EXISTS 'transferring';
ALTER TYPE payment_state ADD VALUE IF NOT EXISTS 'paid';
ALTER TYPE payment_state ADD VALUE IF NOT EXISTS 'needs_attention';
ALTER TYPE payment_state ADD VALUE IF NOT EXISTS 'failed';
ALTER TYPE payment_state ADD VALUE IF NOT EXISTS 'cancelled';
ALTER TYPE payment_state ADD VALUE IF NOT EXISTS 'refunded';
ALTER TYPE ledger_account_kind ADD VALUE IF NOT EXISTS 'stripe';
