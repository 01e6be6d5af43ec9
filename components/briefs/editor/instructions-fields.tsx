'use client';

import { MarkdownField } from '@/components/forms/markdown-field';
import { attachmentsOf } from '../attachments';
import { AttachedFiles } from './attached-files';
import { useFiles } from './files-in-hand';
import { Noted } from './noted';
import { Part } from './part';
import { useRows } from './rows';

type InstructionsFieldsProps = {
  readonly workspaceId: string;
  /** ids of the files that go with the brief */
  readonly attached: readonly string[];
};

/** How to go about it: a text with pictures and files in it, and the files by themselves. */
export function InstructionsFields({ workspaceId, attached }: InstructionsFieldsProps) {
  const { first } = useRows();
  const { files, take } = useFiles();
  return (
    <Part title="How to go about it">
      <Noted fields={['instructions']}>
        <MarkdownField
          name="instructions"
          label="Instructions and links"
          hint="Whatever helps them get started. Markdown works."
          initial={first('instructions')}
          rows={6}
          onFiles={take}
          attachments={attachmentsOf({ workspaceId, files })}
          isOptional
        />
      </Noted>
      <AttachedFiles attached={attached} />
    </Part>
  );
}
