import type { ListFormat } from '../sheets/list-file';

/**
 * The addresses of all pages. Pages, redirects and mails link through these, so that moving a page is a change in one
 * place. A page that both sides have is addressed through `addressesFor`, wherever the reader may be of either side.
 */
export const addresses = {
  home: (slug: string) => `/w/${slug}`,
  /** the business as a whole, for its owners */
  workspaceSettings: (slug: string) => `/w/${slug}/settings`,
  /** its owners and managers, for both */
  whoRunsIt: (slug: string) => `/w/${slug}/settings/people`,
  /** whom they have asked to join them, and whether their e-mails arrived */
  askedToRunIt: (slug: string) => `/w/${slug}/settings/people#asked`,
  /** API tokens and webhooks of the business, for its owners */
  connections: (slug: string) => `/w/${slug}/settings/connections`,
  webhook: (slug: string, webhookId: string) => `/w/${slug}/settings/connections/${webhookId}`,
  archive: (slug: string, archiveId: string) => `/w/${slug}/settings/archives/${archiveId}`,
  lettingGo: (slug: string) => `/w/${slug}/letting-go`,
  /** @param query the period, as lib/evaluations/report/view.rules writes it */
  report: (slug: string, query = '') => `/w/${slug}/report${query}`,
  reportCsv: (slug: string, query: string) => `/w/${slug}/report/csv${query}`,
  /** @param query the filter, as lib/audit/view.rules writes it */
  auditLog: (slug: string, query = '') => `/w/${slug}/audit${query}`,
  auditLogCsv: (slug: string) => `/w/${slug}/audit/csv`,
  /** a list as a file. @param query the filter, as in the page's own address */
  listFile: (slug: string, list: string, format: ListFormat, query = '') =>
    `/w/${slug}/lists/${list}.${format}${query}`,
  /** one of an assistant's own lists, over all businesses, as a file */
  ownListFile: (list: string, format: ListFormat, query = '') => `/inbox/lists/${list}.${format}${query}`,
  briefs: (slug: string) => `/w/${slug}/briefs`,
  /** what one assistant was handed, as lib/briefs/list-view.rules reads it */
  briefsWith: (slug: string, engagementId: string, list: 'open' | 'closed') =>
    `/w/${slug}/briefs?show=${list}&for=${engagementId}`,
  newBrief: (slug: string, engagementId?: string) =>
    `/w/${slug}/briefs/new${engagementId ? `?for=${engagementId}` : ''}`,
  brief: (slug: string, briefId: string) => `/w/${slug}/briefs/${briefId}`,
  /** the editor of a brief that isn't saved yet; its address is the same from the first word on */
  beginBrief: (slug: string, briefId: string, engagementId?: string) =>
    `/w/${slug}/briefs/${briefId}/edit?new${engagementId ? `&for=${engagementId}` : ''}`,
  briefAsSaved: (slug: string, briefId: string) => `/w/${slug}/briefs/${briefId}/saved`,
  editBrief: (slug: string, briefId: string) => `/w/${slug}/briefs/${briefId}/edit`,
  handOverDrafts: (slug: string) => `/w/${slug}/briefs/drafts`,
  importBriefs: (slug: string) => `/w/${slug}/briefs/import`,
  importExample: (slug: string) => `/w/${slug}/briefs/import/example`,
  playbooks: (slug: string) => `/w/${slug}/playbooks`,
  newPlaybook: (slug: string, briefId?: string, questionId?: string) =>
    `/w/${slug}/playbooks/new${briefId ? `?from=${briefId}` : ''}${questionId ? `&question=${questionId}` : ''}`,
  playbook: (slug: string, playbookId: string) => `/w/${slug}/playbooks/${playbookId}`,
  editPlaybook: (slug: string, playbookId: string) => `/w/${slug}/playbooks/${playbookId}/edit`,
  comparePlaybook: (slug: string, playbookId: string, from: number, to: number) =>
    `/w/${slug}/playbooks/${playbookId}/compare?from=${from}&to=${to}`,
  handOverPlaybook: (slug: string, playbookId: string) => `/w/${slug}/playbooks/${playbookId}/hand-over`,
  handOverToSeveral: (slug: string, playbookId: string) =>
    `/w/${slug}/playbooks/${playbookId}/hand-over/several`,
  schedules: (slug: string) => `/w/${slug}/schedules`,
  newSchedule: (slug: string, playbookId?: string) =>
    `/w/${slug}/schedules/new${playbookId ? `?playbook=${playbookId}` : ''}`,
  schedule: (slug: string, scheduleId: string) => `/w/${slug}/schedules/${scheduleId}`,
  editSchedule: (slug: string, scheduleId: string) => `/w/${slug}/schedules/${scheduleId}/edit`,
  assistants: (slug: string) => `/w/${slug}/assistants`,
  /** @param engagementId one that has ended, with the person to invite again */
  inviteAssistant: (slug: string, engagementId?: string) =>
    `/w/${slug}/assistants/invite${engagementId === undefined ? '' : `?again=${engagementId}`}`,
  importAssistants: (slug: string) => `/w/${slug}/assistants/import`,
  assistant: (slug: string, engagementId: string) => `/w/${slug}/assistants/${engagementId}`,
  /** where work that is paused says why, and is resumed */
  pause: (slug: string, engagementId: string) => `/w/${slug}/assistants/${engagementId}#pause`,
  /** how the work with somebody ends: what is handed back, and what stays */
  ending: (slug: string, engagementId: string) => `/w/${slug}/assistants/${engagementId}/ending`,
  decisions: (slug: string, engagementId: string) => `/w/${slug}/assistants/${engagementId}/decisions`,
  /** @param query the period and the rows, as lib/evaluations/facts/view.rules writes it */
  facts: (slug: string, engagementId: string, query = '') =>
    `/w/${slug}/assistants/${engagementId}/facts${query}`,
  agreements: (slug: string) => `/w/${slug}/agreements`,
  newAgreement: (slug: string, engagementId: string) => `/w/${slug}/agreements/new?for=${engagementId}`,
  importAgreement: (slug: string, engagementId: string) => `/w/${slug}/agreements/import?for=${engagementId}`,
  agreement: (slug: string, agreementId: string) => `/w/${slug}/agreements/${agreementId}`,
  editAgreement: (slug: string, agreementId: string) => `/w/${slug}/agreements/${agreementId}/edit`,
  agreementRevisions: (slug: string, agreementId: string) => `/w/${slug}/agreements/${agreementId}/revisions`,
  agreementAsTemplate: (slug: string, agreementId: string) => `/w/${slug}/agreements/${agreementId}/template`,
  agreementTemplates: (slug: string) => `/w/${slug}/agreements/templates`,
  signAgreement: (slug: string, agreementId: string) => `/w/${slug}/agreements/${agreementId}/sign`,
  compareAgreement: (slug: string, agreementId: string, from: number, to: number) =>
    `/w/${slug}/agreements/${agreementId}/compare?from=${from}&to=${to}`,
  noticeAgreement: (slug: string, agreementId: string) => `/w/${slug}/agreements/${agreementId}/notice`,
  evaluations: (slug: string) => `/w/${slug}/evaluations`,
  evaluation: (slug: string, evaluationId: string) => `/w/${slug}/evaluations/${evaluationId}`,
  signEvaluation: (slug: string, evaluationId: string) => `/w/${slug}/evaluations/${evaluationId}/sign`,
  pay: (slug: string) => `/w/${slug}/pay`,
  /** for one calendar year of the business; defaults to the current one */
  statement: (slug: string, engagementId: string, year?: number) =>
    `/w/${slug}/pay/${engagementId}${year === undefined ? '' : `?year=${year}`}`,
  /** an expense on the statement at `address`, which lists them from it onwards and marks it */
  expense: (address: string, expenseId: string) => `${address}?expense=${expenseId}#expense-${expenseId}`,
  /** @param from the expense that the older ones begin with */
  olderExpenses: (address: string, from: string) => `${address}?from=${from}#expenses`,
  /** @param before where the newer payments ended */
  olderPayments: (address: string, before: string) => `${address}?paid=${before}#payments`,
  payRail: (slug: string, engagementId: string) => `/w/${slug}/pay/${engagementId}/rail`,
  recordPayment: (slug: string, engagementId: string) => `/w/${slug}/pay/${engagementId}/record`,
  /** where payments to several assistants are recorded at once */
  recordPayments: (slug: string) => `/w/${slug}/pay/record`,
  payment: (slug: string, paymentId: string) => `/w/${slug}/pay/payments/${paymentId}`,
  owed: (slug: string, owedId: string) => `/w/${slug}/pay/owed/${owedId}`,
  payYears: (slug: string, year?: number) =>
    `/w/${slug}/pay/years${year === undefined ? '' : `?year=${year}`}`,
  /** what is stuck in this installation, for its operators */
  operator: () => '/operator',
  operatorMails: ({
    which,
    before,
  }: {
    readonly which: 'all' | 'troubled';
    readonly before: string | null;
  }) => `/operator/mails?${new URLSearchParams({ which, ...(before === null ? {} : { before }) })}`,
  payMethod: (slug: string) => `/w/${slug}/pay/method`,
  paySetup: (slug: string, setupId: string) => `/w/${slug}/pay/method/${setupId}`,
  paySetupBack: (slug: string, setupId: string) => `/w/${slug}/pay/method/${setupId}/back`,
  newPayRun: (slug: string) => `/w/${slug}/pay/runs/new`,
  payRun: (slug: string, runId: string) => `/w/${slug}/pay/runs/${runId}`,
  /** where several weeks of time are approved at once */
  approveWeeks: (slug: string) => `/w/${slug}/pay/time`,
  timesheet: (slug: string, timesheetId: string) => `/w/${slug}/pay/time/${timesheetId}`,
  /** @param query the filter, as lib/briefs/inbox/inbox-view.rules writes it */
  inbox: (query = '') => `/inbox${query}`,
  moreOfInbox: (query: string) => `/api/inbox${query}`,
  inboxBrief: (workspaceId: string, briefId: string) => `/inbox/briefs/${workspaceId}/${briefId}`,
  /** @param of a day of the week to show; defaults to this week */
  inboxWeek: (of?: string) => `/inbox/week${of === undefined ? '' : `?of=${of}`}`,
  inboxDone: () => '/inbox/done',
  businesses: () => '/inbox/businesses',
  business: (workspaceId: string) => `/inbox/businesses/${workspaceId}`,
  /** @param engagementId one that has ended, where there may be several; defaults to the present or last one */
  inboxEnding: (workspaceId: string, engagementId?: string) =>
    `/inbox/businesses/${workspaceId}/ending${engagementId === undefined ? '' : `?of=${engagementId}`}`,
  inboxFacts: (workspaceId: string, engagementId: string, query = '') =>
    `/inbox/businesses/${workspaceId}/facts/${engagementId}${query}`,
  /** an assistant's time; with an engagement and a Monday, that week */
  inboxTime: (engagementId?: string, week?: string) =>
    `/inbox/time${engagementId === undefined ? '' : `?with=${engagementId}${week === undefined ? '' : `&week=${week}`}`}`,
  inboxEarnings: () => '/inbox/earnings',
  /** how an assistant is paid: their own account at Stripe */
  inboxPayouts: () => '/inbox/earnings/payouts',
  inboxPayoutsBack: () => '/inbox/earnings/payouts/back',
  /** for one calendar year of the business; defaults to the current one */
  inboxStatement: (workspaceId: string, engagementId: string, year?: number) =>
    `/inbox/earnings/${workspaceId}/${engagementId}${year === undefined ? '' : `?year=${year}`}`,
  inboxOwed: (workspaceId: string, owedId: string) => `/inbox/earnings/owed/${workspaceId}/${owedId}`,
  inboxPayment: (workspaceId: string, paymentId: string) =>
    `/inbox/earnings/payments/${workspaceId}/${paymentId}`,
  /** @param query what to look for, as lib/search/query.rules writes it */
  search: (slug: string, query = '') => `/w/${slug}/search${query}`,
  inboxSearch: (query = '') => `/inbox/search${query}`,
  businessDecisions: (workspaceId: string) => `/inbox/businesses/${workspaceId}/decisions`,
  inboxAgreements: () => '/inbox/agreements',
  inboxAgreement: (workspaceId: string, agreementId: string) =>
    `/inbox/agreements/${workspaceId}/${agreementId}`,
  signInboxAgreement: (workspaceId: string, agreementId: string) =>
    `/inbox/agreements/${workspaceId}/${agreementId}/sign`,
  compareInboxAgreement: (workspaceId: string, agreementId: string, from: number, to: number) =>
    `/inbox/agreements/${workspaceId}/${agreementId}/compare?from=${from}&to=${to}`,
  inboxEvaluations: () => '/inbox/evaluations',
  inboxReference: () => '/inbox/reference',
  reference: (referenceId: string) => `/api/references/${referenceId}`,
  inboxEvaluation: (workspaceId: string, evaluationId: string) =>
    `/inbox/evaluations/${workspaceId}/${evaluationId}`,
  signInboxEvaluation: (workspaceId: string, evaluationId: string) =>
    `/inbox/evaluations/${workspaceId}/${evaluationId}/sign`,
  /** a clause of the agreement at `address`, with its comments open */
  clause: (address: string, clauseKey: string) => `${address}?clause=${clauseKey}#clause-${clauseKey}`,
  noticeInboxAgreement: (workspaceId: string, agreementId: string) =>
    `/inbox/agreements/${workspaceId}/${agreementId}/notice`,
  /** @param slug the business to search; null for the assistant's inbox */
  findByName: (slug: string | null, text: string) =>
    `/api/palette?${new URLSearchParams({ ...(slug === null ? {} : { in: slug }), q: text })}`,
  file: (workspaceId: string, fileId: string) => `/api/files/${workspaceId}/${fileId}`,
  /** signed links end with what lib/platform/files/links writes */
  signedFile: () => '/api/files/signed',
  preview: (workspaceId: string, fileId: string) => `/api/files/${workspaceId}/${fileId}/preview`,
  /** the event stream: from where it was last heard, or from when the page was made */
  live: (after: string | null, madeAt: number) =>
    `/api/live?${after === null ? `since=${madeAt}` : `after=${encodeURIComponent(after)}`}`,
  calendar: (token: string) => `/api/calendar/${token}.ics`,
  api: (path = '') => `/api/v1${path}`,
  uploads: () => '/api/uploads',
  upload: (workspaceId: string, uploadId: string) => `/api/uploads/${workspaceId}/${uploadId}`,
  verify: () => '/verify',
  askAboutCopy: (sha256: string) => `/api/verify/${sha256}`,
  signIn: (to?: string) => `/sign-in${to ? `?to=${encodeURIComponent(to)}` : ''}`,
  signInByGoogle: (to: string) => `/sign-in/google?to=${encodeURIComponent(to)}`,
  /** where Google sends people back to; has to be registered in its console */
  backFromGoogle: () => '/api/auth/callback/google',
  /** where to go on when Google didn't let somebody in */
  signInAfterGoogle: (to: string, why: 'unproven' | 'left' | 'failed') =>
    `/sign-in?to=${encodeURIComponent(to)}&google=${why}`,
  /** only in a demo: signs in as one of its people */
  demoSignIn: (as: string, to?: string) =>
    `/demo/sign-in?as=${as}${to === undefined ? '' : `&to=${encodeURIComponent(to)}`}`,
  addressLink: (token: string) => `/address/${token}`,
  addressBackLink: (token: string) => `/address/back/${token}`,
  /** the page shown after a link to an address was used */
  addressDone: (now: 'changed' | 'taken_back') => `/address/done?now=${now}`,
  ownAddress: () => '/settings/address',
  signInLink: (token: string, to?: string) => `/sign-in/${token}${to ? `?to=${encodeURIComponent(to)}` : ''}`,
  /** after the link, for those who have set up a second step */
  secondStep: (to?: string) => `/sign-in/second${to ? `?to=${encodeURIComponent(to)}` : ''}`,
  /** the page that stops mails of a kind, and the address that does so at once when posted to (RFC 8058) */
  unsubscribe: (token: string) => `/unsubscribe/${token}`,
  unsubscribeAtOnce: (token: string) => `/api/unsubscribe/${token}`,
  invitation: (token: string) => `/invitations/${token}`,
  start: () => '/start',
  /** as `start`, which leads on by itself if there is only one place to go */
  otherPlaces: () => '/start?choose=1',
  newWorkspace: () => '/workspaces/new',
  settings: () => '/settings',
  secondStepSettings: () => '/settings/second-step',
  /** undoes a change to the second step, and the page shown once that is done */
  secondStepBackLink: (token: string) => `/second-step/back/${token}`,
  secondStepBack: () => '/second-step/done',
  /** an assistant's API tokens */
  ownConnections: () => '/settings/connections',
  deleteAccount: () => '/settings/delete',
  /** what somebody was told in a business. @param query the filter, as lib/notifications/listing/listing.rules writes it */
  notifications: (slug: string, query = '') => `/w/${slug}/notifications${query}`,
  inboxNotifications: (query = '') => `/inbox/notifications${query}`,
  notificationSettings: () => '/settings/notifications',
} as const;
