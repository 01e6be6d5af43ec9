-- CreateEnum
CREATE TYPE "agreement_state" AS ENUM ('draft', 'proposed', 'changes_requested', 'signed_by_one', 'in_force', 'superseded', 'terminated', 'expired', 'declined', 'withdrawn');

-- CreateEnum
CREATE TYPE "pay_type" AS ENUM ('hourly', 'fixed', 'retainer');

-- CreateEnum
CREATE TYPE "pay_schedule" AS ENUM ('weekly', 'fortnightly', 'monthly', 'on_approval');

-- CreateEnum
CREATE TYPE "party" AS ENUM ('owner', 'assistant');

-- CreateEnum
CREATE TYPE "agreement_event_kind" AS ENUM ('proposed', 'viewed', 'changes_requested', 'consented', 'signed', 'signature_voided', 'in_force', 'sealed', 'sent', 'downloaded', 'declined', 'withdrawn', 'terminated', 'expired', 'superseded');

-- CreateEnum
CREATE TYPE "brief_state" AS ENUM ('draft', 'sent', 'clarifying', 'accepted', 'declined', 'in_progress', 'delivered', 'revision', 'approved', 'cancelled', 'withdrawn');

-- CreateEnum
CREATE TYPE "autonomy" AS ENUM ('decide_alone', 'decide_and_tell', 'ask_first');

-- CreateEnum
CREATE TYPE "review_outcome" AS ENUM ('approved', 'revision');

-- CreateEnum
CREATE TYPE "reminder_kind" AS ENUM ('deadline_24h', 'deadline_overdue');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'manager', 'assistant');

-- CreateEnum
CREATE TYPE "engagement_state" AS ENUM ('invited', 'onboarding', 'active', 'paused', 'ended');

-- CreateEnum
CREATE TYPE "mail_state" AS ENUM ('queued', 'accepted', 'delivered', 'bounced', 'complained', 'failed');

-- CreateEnum
CREATE TYPE "thread_subject" AS ENUM ('engagement', 'agreement', 'brief', 'evaluation', 'payment');

-- CreateTable
CREATE TABLE "agreements" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "template_key" TEXT NOT NULL,
    "state" "agreement_state" NOT NULL DEFAULT 'draft',
    "state_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "current_number" INTEGER NOT NULL DEFAULT 1,
    "in_force_at" TIMESTAMPTZ(3),
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "agreements_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "agreement_versions" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "pay_type" "pay_type" NOT NULL,
    "rate_minor" INTEGER NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "cap_minor" INTEGER,
    "pay_schedule" "pay_schedule" NOT NULL,
    "evaluation_cadence_months" INTEGER NOT NULL,
    "response_time_hours" INTEGER NOT NULL,
    "notice_days" INTEGER NOT NULL,
    "auto_approval_days" INTEGER,
    "starts_on" DATE NOT NULL,
    "ends_on" DATE,
    "proposed_at" TIMESTAMPTZ(3),
    "document_hash" TEXT,
    "canonical_json" TEXT,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_versions_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "agreement_clauses" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "agreement_clauses_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "agreement_signatures" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "party" "party" NOT NULL,
    "user_id" UUID NOT NULL,
    "signed_name" TEXT NOT NULL,
    "verified_email" TEXT NOT NULL,
    "consent_text" TEXT NOT NULL,
    "consent_version" TEXT NOT NULL,
    "document_hash" TEXT NOT NULL,
    "authenticated_at" TIMESTAMPTZ(3) NOT NULL,
    "auth_method" TEXT NOT NULL,
    "ip" TEXT,
    "user_agent" TEXT,
    "signed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "agreement_signatures_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "agreement_events" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "sequence" INTEGER NOT NULL,
    "kind" "agreement_event_kind" NOT NULL,
    "actor_user_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "payload" TEXT NOT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,

    CONSTRAINT "agreement_events_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "agreement_copies" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "version_id" UUID NOT NULL,
    "file_id" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agreement_copies_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "briefs" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "agreement_id" UUID,
    "title" TEXT NOT NULL,
    "outcome" TEXT NOT NULL,
    "instructions" TEXT NOT NULL,
    "autonomy" "autonomy" NOT NULL DEFAULT 'decide_and_tell',
    "budget_minutes" INTEGER,
    "deadline_at" TIMESTAMPTZ(3),
    "deadline_local" TEXT,
    "deadline_zone" TEXT,
    "state" "brief_state" NOT NULL DEFAULT 'draft',
    "state_changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "accepted_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "briefs_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "brief_givens" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "brief_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "brief_givens_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "deliverables" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "brief_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "deliverables_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "acceptance_criteria" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "brief_id" UUID NOT NULL,
    "deliverable_id" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "acceptance_criteria_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "clarifications" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "brief_id" UUID NOT NULL,
    "question" TEXT NOT NULL,
    "is_blocking" BOOLEAN NOT NULL,
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "clarifications_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "clarification_answers" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "clarification_id" UUID NOT NULL,
    "answer" TEXT NOT NULL,
    "answered_by_id" UUID NOT NULL,
    "answered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "clarification_answers_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "risk_reports" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "brief_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "raised_by_id" UUID NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "risk_reports_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "brief_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "note" TEXT NOT NULL,
    "delivered_by_id" UUID NOT NULL,
    "delivered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "delivery_items" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "brief_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "deliverable_id" UUID NOT NULL,
    "note" TEXT NOT NULL,
    "link" TEXT,
    "file_id" UUID,

    CONSTRAINT "delivery_items_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "reviews" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "brief_id" UUID NOT NULL,
    "delivery_id" UUID NOT NULL,
    "outcome" "review_outcome" NOT NULL,
    "note" TEXT NOT NULL,
    "delivery_hash" TEXT NOT NULL,
    "reviewed_by_id" UUID NOT NULL,
    "reviewed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reviews_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "unmet_criteria" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "brief_id" UUID NOT NULL,
    "review_id" UUID NOT NULL,
    "criterion_id" UUID NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "unmet_criteria_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "files" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "size_bytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "uploaded_by_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "files_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "reminders" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "brief_id" UUID NOT NULL,
    "kind" "reminder_kind" NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),

    CONSTRAINT "reminders_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "email_verified_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "authenticated_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "user_agent" TEXT,
    "ip" TEXT,

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "sign_in_links" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "token_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "sign_in_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspaces" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "workspaces_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "memberships" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "memberships_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "invitations" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "engagement_id" UUID,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by_id" UUID,
    "withdrawn_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "invitations_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "engagements" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assistant_user_id" UUID,
    "assistant_name" TEXT NOT NULL,
    "state" "engagement_state" NOT NULL DEFAULT 'invited',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "joined_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "engagements_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "mails" (
    "id" UUID NOT NULL,
    "workspace_id" UUID,
    "engagement_id" UUID,
    "recipient_user_id" UUID,
    "to_address" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "subject_id" UUID,
    "subject" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "headers" JSONB,
    "attachments" JSONB,
    "state" "mail_state" NOT NULL DEFAULT 'queued',
    "provider_id" TEXT,
    "last_error" TEXT,
    "unique_key" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "accepted_at" TIMESTAMPTZ(3),
    "settled_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "mails_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_events" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID,
    "actor_user_id" UUID,
    "action" TEXT NOT NULL,
    "subject_kind" TEXT NOT NULL,
    "subject_id" UUID NOT NULL,
    "data" JSONB NOT NULL,
    "request_id" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "audit_events_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "rate_limits" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "rate_limits_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "threads" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "subject" "thread_subject" NOT NULL,
    "subject_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_message_at" TIMESTAMPTZ(3),

    CONSTRAINT "threads_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "messages" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "body" TEXT NOT NULL,
    "client_key" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "messages_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateTable
CREATE TABLE "thread_reads" (
    "workspace_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagement_id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "read_up_to" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_reads_pkey" PRIMARY KEY ("workspace_id","id")
);

-- CreateIndex
CREATE INDEX "agreements_workspace_id_state_idx" ON "agreements"("workspace_id", "state");

-- CreateIndex
CREATE INDEX "agreements_engagement_id_state_idx" ON "agreements"("engagement_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "agreements_workspace_id_engagement_id_id_key" ON "agreements"("workspace_id", "engagement_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_versions_workspace_id_engagement_id_id_key" ON "agreement_versions"("workspace_id", "engagement_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_versions_workspace_id_agreement_id_number_key" ON "agreement_versions"("workspace_id", "agreement_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_clauses_workspace_id_version_id_key_key" ON "agreement_clauses"("workspace_id", "version_id", "key");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_clauses_workspace_id_version_id_position_key" ON "agreement_clauses"("workspace_id", "version_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_signatures_workspace_id_version_id_party_key" ON "agreement_signatures"("workspace_id", "version_id", "party");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_events_workspace_id_agreement_id_sequence_key" ON "agreement_events"("workspace_id", "agreement_id", "sequence");

-- CreateIndex
CREATE UNIQUE INDEX "agreement_copies_workspace_id_version_id_key" ON "agreement_copies"("workspace_id", "version_id");

-- CreateIndex
CREATE UNIQUE INDEX "briefs_workspace_id_engagement_id_id_key" ON "briefs"("workspace_id", "engagement_id", "id");

-- CreateIndex
CREATE INDEX "brief_givens_workspace_id_brief_id_idx" ON "brief_givens"("workspace_id", "brief_id");

-- CreateIndex
CREATE UNIQUE INDEX "deliverables_workspace_id_brief_id_id_key" ON "deliverables"("workspace_id", "brief_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "acceptance_criteria_workspace_id_brief_id_id_key" ON "acceptance_criteria"("workspace_id", "brief_id", "id");

-- CreateIndex
CREATE INDEX "clarifications_workspace_id_brief_id_idx" ON "clarifications"("workspace_id", "brief_id");

-- CreateIndex
CREATE UNIQUE INDEX "clarifications_workspace_id_engagement_id_id_key" ON "clarifications"("workspace_id", "engagement_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "clarification_answers_workspace_id_engagement_id_clarificat_key" ON "clarification_answers"("workspace_id", "engagement_id", "clarification_id");

-- CreateIndex
CREATE INDEX "risk_reports_workspace_id_brief_id_idx" ON "risk_reports"("workspace_id", "brief_id");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_workspace_id_engagement_id_id_key" ON "deliveries"("workspace_id", "engagement_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_workspace_id_brief_id_number_key" ON "deliveries"("workspace_id", "brief_id", "number");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_workspace_id_brief_id_id_key" ON "deliveries"("workspace_id", "brief_id", "id");

-- CreateIndex
CREATE INDEX "delivery_items_workspace_id_delivery_id_idx" ON "delivery_items"("workspace_id", "delivery_id");

-- CreateIndex
CREATE UNIQUE INDEX "reviews_workspace_id_brief_id_delivery_id_key" ON "reviews"("workspace_id", "brief_id", "delivery_id");

-- CreateIndex
CREATE UNIQUE INDEX "reviews_workspace_id_brief_id_id_key" ON "reviews"("workspace_id", "brief_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "unmet_criteria_workspace_id_review_id_criterion_id_key" ON "unmet_criteria"("workspace_id", "review_id", "criterion_id");

-- CreateIndex
CREATE UNIQUE INDEX "files_workspace_id_engagement_id_id_key" ON "files"("workspace_id", "engagement_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "reminders_workspace_id_brief_id_kind_due_at_key" ON "reminders"("workspace_id", "brief_id", "kind", "due_at");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE UNIQUE INDEX "sessions_token_hash_key" ON "sessions"("token_hash");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "sign_in_links_token_hash_key" ON "sign_in_links"("token_hash");

-- CreateIndex
CREATE INDEX "sign_in_links_email_idx" ON "sign_in_links"("email");

-- CreateIndex
CREATE UNIQUE INDEX "workspaces_slug_key" ON "workspaces"("slug");

-- CreateIndex
CREATE INDEX "memberships_user_id_idx" ON "memberships"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "memberships_workspace_id_user_id_key" ON "memberships"("workspace_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitations_id_key" ON "invitations"("id");

-- CreateIndex
CREATE INDEX "invitations_workspace_id_engagement_id_idx" ON "invitations"("workspace_id", "engagement_id");

-- CreateIndex
CREATE INDEX "engagements_assistant_user_id_idx" ON "engagements"("assistant_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "engagements_workspace_id_assistant_user_id_key" ON "engagements"("workspace_id", "assistant_user_id");

-- CreateIndex
CREATE UNIQUE INDEX "mails_unique_key_key" ON "mails"("unique_key");

-- CreateIndex
CREATE INDEX "mails_provider_id_idx" ON "mails"("provider_id");

-- CreateIndex
CREATE INDEX "mails_workspace_id_subject_id_idx" ON "mails"("workspace_id", "subject_id");

-- CreateIndex
CREATE INDEX "audit_events_workspace_id_at_idx" ON "audit_events"("workspace_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_events_workspace_id_subject_id_idx" ON "audit_events"("workspace_id", "subject_id");

-- CreateIndex
CREATE UNIQUE INDEX "threads_workspace_id_engagement_id_id_key" ON "threads"("workspace_id", "engagement_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "threads_workspace_id_subject_subject_id_key" ON "threads"("workspace_id", "subject", "subject_id");

-- CreateIndex
CREATE INDEX "messages_workspace_id_thread_id_created_at_idx" ON "messages"("workspace_id", "thread_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "messages_workspace_id_thread_id_client_key_key" ON "messages"("workspace_id", "thread_id", "client_key");

-- CreateIndex
CREATE UNIQUE INDEX "thread_reads_workspace_id_thread_id_user_id_key" ON "thread_reads"("workspace_id", "thread_id", "user_id");

-- AddForeignKey
ALTER TABLE "agreements" ADD CONSTRAINT "agreements_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagements"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_versions" ADD CONSTRAINT "agreement_versions_workspace_id_engagement_id_agreement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "agreement_id") REFERENCES "agreements"("workspace_id", "engagement_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_clauses" ADD CONSTRAINT "agreement_clauses_workspace_id_engagement_id_version_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "version_id") REFERENCES "agreement_versions"("workspace_id", "engagement_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_signatures" ADD CONSTRAINT "agreement_signatures_workspace_id_engagement_id_agreement__fkey" FOREIGN KEY ("workspace_id", "engagement_id", "agreement_id") REFERENCES "agreements"("workspace_id", "engagement_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_signatures" ADD CONSTRAINT "agreement_signatures_workspace_id_engagement_id_version_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "version_id") REFERENCES "agreement_versions"("workspace_id", "engagement_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_signatures" ADD CONSTRAINT "agreement_signatures_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_events" ADD CONSTRAINT "agreement_events_workspace_id_engagement_id_agreement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "agreement_id") REFERENCES "agreements"("workspace_id", "engagement_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_copies" ADD CONSTRAINT "agreement_copies_workspace_id_engagement_id_agreement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "agreement_id") REFERENCES "agreements"("workspace_id", "engagement_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_copies" ADD CONSTRAINT "agreement_copies_workspace_id_engagement_id_version_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "version_id") REFERENCES "agreement_versions"("workspace_id", "engagement_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agreement_copies" ADD CONSTRAINT "agreement_copies_workspace_id_file_id_fkey" FOREIGN KEY ("workspace_id", "file_id") REFERENCES "files"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagements"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "briefs" ADD CONSTRAINT "briefs_workspace_id_engagement_id_agreement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "agreement_id") REFERENCES "agreements"("workspace_id", "engagement_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "brief_givens" ADD CONSTRAINT "brief_givens_workspace_id_engagement_id_brief_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "brief_id") REFERENCES "briefs"("workspace_id", "engagement_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliverables" ADD CONSTRAINT "deliverables_workspace_id_engagement_id_brief_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "brief_id") REFERENCES "briefs"("workspace_id", "engagement_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acceptance_criteria" ADD CONSTRAINT "acceptance_criteria_workspace_id_engagement_id_brief_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "brief_id") REFERENCES "briefs"("workspace_id", "engagement_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "acceptance_criteria" ADD CONSTRAINT "acceptance_criteria_workspace_id_brief_id_deliverable_id_fkey" FOREIGN KEY ("workspace_id", "brief_id", "deliverable_id") REFERENCES "deliverables"("workspace_id", "brief_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clarifications" ADD CONSTRAINT "clarifications_workspace_id_engagement_id_brief_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "brief_id") REFERENCES "briefs"("workspace_id", "engagement_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "clarification_answers" ADD CONSTRAINT "clarification_answers_workspace_id_engagement_id_clarifica_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "clarification_id") REFERENCES "clarifications"("workspace_id", "engagement_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "risk_reports" ADD CONSTRAINT "risk_reports_workspace_id_engagement_id_brief_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "brief_id") REFERENCES "briefs"("workspace_id", "engagement_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "deliveries" ADD CONSTRAINT "deliveries_workspace_id_engagement_id_brief_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "brief_id") REFERENCES "briefs"("workspace_id", "engagement_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_items" ADD CONSTRAINT "delivery_items_workspace_id_brief_id_delivery_id_fkey" FOREIGN KEY ("workspace_id", "brief_id", "delivery_id") REFERENCES "deliveries"("workspace_id", "brief_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_items" ADD CONSTRAINT "delivery_items_workspace_id_brief_id_deliverable_id_fkey" FOREIGN KEY ("workspace_id", "brief_id", "deliverable_id") REFERENCES "deliverables"("workspace_id", "brief_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "delivery_items" ADD CONSTRAINT "delivery_items_workspace_id_engagement_id_file_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "file_id") REFERENCES "files"("workspace_id", "engagement_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_workspace_id_engagement_id_brief_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "brief_id") REFERENCES "briefs"("workspace_id", "engagement_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reviews" ADD CONSTRAINT "reviews_workspace_id_brief_id_delivery_id_fkey" FOREIGN KEY ("workspace_id", "brief_id", "delivery_id") REFERENCES "deliveries"("workspace_id", "brief_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unmet_criteria" ADD CONSTRAINT "unmet_criteria_workspace_id_brief_id_review_id_fkey" FOREIGN KEY ("workspace_id", "brief_id", "review_id") REFERENCES "reviews"("workspace_id", "brief_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "unmet_criteria" ADD CONSTRAINT "unmet_criteria_workspace_id_brief_id_criterion_id_fkey" FOREIGN KEY ("workspace_id", "brief_id", "criterion_id") REFERENCES "acceptance_criteria"("workspace_id", "brief_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "files" ADD CONSTRAINT "files_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagements"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "reminders" ADD CONSTRAINT "reminders_workspace_id_engagement_id_brief_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "brief_id") REFERENCES "briefs"("workspace_id", "engagement_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_accepted_by_id_fkey" FOREIGN KEY ("accepted_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagements"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspaces"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "engagements" ADD CONSTRAINT "engagements_assistant_user_id_fkey" FOREIGN KEY ("assistant_user_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "threads" ADD CONSTRAINT "threads_workspace_id_engagement_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id") REFERENCES "engagements"("workspace_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_engagement_id_thread_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "thread_id") REFERENCES "threads"("workspace_id", "engagement_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "messages" ADD CONSTRAINT "messages_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_reads" ADD CONSTRAINT "thread_reads_workspace_id_engagement_id_thread_id_fkey" FOREIGN KEY ("workspace_id", "engagement_id", "thread_id") REFERENCES "threads"("workspace_id", "engagement_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;
