/** For somebody who opens an archive without Handover. */
export const READ_ME = `This is everything that a business has on record in Handover, at one moment.

sheets/         for people: open them in a spreadsheet
files/          every file, under the SHA-256 of its bytes; sheets/files.csv says what each was called,
                and which brief it came with
                (a signed copy is a PDF: give it the ending .pdf, and npm run verify or /verify says whether it is genuine)
rows/           for machines: each table, a row a line, as JSON; rows/people.jsonl has the people
seal/           the certificates of the key that sealed the signed copies and this archive's manifest
manifest.json   the SHA-256 and the length of each entry; what stays out, and why
manifest.p7s    the signature of manifest.json (CMS): openssl cms -verify -binary -inform DER -in manifest.p7s \\
                  -content manifest.json -noverify -out /dev/null

Another installation of Handover takes it in with: npm run archive -- import FILE (docs/archive.md)
`;
