import { ActionForm } from '@/components/forms/action-form';
import { FormMessage, SelectField, Submit } from '@/components/forms/fields';
import { FreshId } from '@/components/forms/fresh-id';
import { PageSection } from '@/components/ui/page';
import type { ScheduleChoices } from '@/lib/briefs/schedules/queries';
import { saveSchedule } from '@/lib/briefs/schedules/saving.actions';
import { DaysOffFields } from './days-off-fields';
import { DueFields } from './due-fields';
import { PriceUnused } from './price-unused';
import { RecurrenceFields } from './recurrence-fields';
import type { ScheduleValues } from './values';
import { WorkPaused } from './work-paused';
import { YearPreview } from './year-preview';

type ScheduleFormProps = {
  readonly workspace: { readonly id: string; readonly name: string; readonly timeZone: string };
  readonly id: string;
  /** 0 for a new one */
  readonly version: number;
  readonly choices: ScheduleChoices;
  readonly values: ScheduleValues;
  readonly zones: readonly string[];
};

/** States what is handed over again and again, to whom and when; beside it, a preview of the year. */
export function ScheduleForm({ workspace, id, version, choices, values, zones }: ScheduleFormProps) {
  const isNew = version === 0;
  return (
    <ActionForm
      action={saveSchedule}
      label="Schedule"
      className="grid gap-x-12 gap-y-10 xl:grid-cols-[minmax(0,60ch)_minmax(0,1fr)]"
    >
      <div className="grid content-start gap-10">
        <FormMessage />
        <input type="hidden" name="workspaceId" value={workspace.id} />
        <FreshId name="id" fresh={id} />
        <input type="hidden" name="version" value={version} />
        <PageSection title="What, and to whom" className="mt-0!">
          <div className="grid gap-5">
            <WhatAndWhom choices={choices} values={values} isNew={isNew} />
          </div>
        </PageSection>
        <PageSection title="How often" className="mt-0!">
          <div className="grid gap-5">
            <RecurrenceFields values={values} business={workspace} />
          </div>
        </PageSection>
        <PageSection title="Days off" className="mt-0!">
          <div className="grid gap-5">
            <DaysOffFields values={values} business={workspace.name} unsaid={choices.withoutHolidays} />
          </div>
        </PageSection>
        <PageSection title="Deadline" className="mt-0!">
          <div className="grid gap-5">
            <DueFields values={values} zones={zones} />
          </div>
        </PageSection>
        <div>
          <Submit pending={isNew ? 'Starting…' : 'Changing…'}>
            {isNew ? 'Start the schedule' : 'Change it from now on'}
          </Submit>
        </div>
      </div>
      <div className="min-w-0">
        <YearPreview />
      </div>
    </ActionForm>
  );
}

type WhatAndWhomProps = Pick<ScheduleFormProps, 'choices' | 'values'> & { readonly isNew: boolean };

function WhatAndWhom({ choices, values, isNew }: WhatAndWhomProps) {
  const { playbooks, assistants } = choices;
  const own = assistants.find(({ id }) => id === values.engagementId);
  const isOffered = playbooks.some(({ id }) => id === values.playbookId);
  // an archived one has to be replaced by somebody's choice, not by the first of the list
  const lost = isOffered ? [] : [{ value: '', label: 'Its playbook was archived: choose another' }];
  return (
    <>
      <SelectField
        name="playbookId"
        label="Playbook"
        hint="Each brief is made of it: instructions, givens and deliverables."
        choices={[...lost, ...playbooks.map(({ id, name }) => ({ value: id, label: name }))]}
        initial={isOffered ? (values.playbookId ?? '') : ''}
      />
      <SelectField
        name="playbookNumber"
        label="Which version"
        hint="The newest one includes the answers that you add to the playbook."
        choices={versionChoices(
          values.playbookNumber ?? '',
          playbooks.find(({ id }) => id === values.playbookId),
        )}
        initial={values.playbookNumber ?? ''}
      />
      {isNew ? (
        <SelectField
          name="engagementId"
          label="For"
          choices={assistants.map(({ id, name }) => ({ value: id, label: name }))}
          initial={values.engagementId ?? ''}
        />
      ) : (
        <p>
          For <strong>{own?.name}</strong>
          <input type="hidden" name="engagementId" value={values.engagementId} />
        </p>
      )}
      <WorkPaused assistants={assistants} initial={values.engagementId ?? ''} />
      <PriceUnused
        choices={choices}
        initial={{
          engagementId: values.engagementId ?? '',
          playbookId: isOffered ? (values.playbookId ?? '') : '',
          playbookNumber: values.playbookNumber ?? '',
        }}
      />
    </>
  );
}

function versionChoices(chosen: string, playbook: ScheduleChoices['playbooks'][number] | undefined) {
  const fixed = [...new Set([chosen, playbook ? String(playbook.number) : ''])].filter(
    (number) => number !== '',
  );
  return [
    { value: '', label: 'Always the newest' },
    ...fixed.map((number) => ({ value: number, label: `Always version ${number}` })),
  ];
}
