import { FileField } from './file-field';

/** A table from the person's device, as spreadsheets save it (lib/platform/sheets). */
export function SheetField() {
  return (
    <div className="max-w-measure">
      <FileField
        name="file"
        label="A CSV file"
        accept=".csv,.tsv,.txt,text/csv"
        hint="Commas, semicolons or tabs."
        isOne
      />
    </div>
  );
}
