import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import { nameAside, nameOfFile, nameOfPreview, nameOfUpload } from '../store';

export type Place = { readonly folder: string; readonly path: string };

/** Where things lie below one folder. */
export type Places = {
  file(sha256: string): Place;
  aside(sha256: string): Place;
  preview(sha256: string): Place;
  upload(id: string, stage: 'arriving' | 'held'): Place;
  /** for bytes whose hash isn't known yet; what a crash leaves there, nobody can reach */
  temporary(): Place;
};

/** @returns the places below a folder, given as an absolute path. */
export function placesIn(root: string): Places {
  const at = (name: string): Place => {
    const path = join(root, name);
    return { folder: dirname(path), path };
  };
  return {
    file: (sha256) => at(nameOfFile(sha256)),
    aside: (sha256) => at(nameAside(sha256)),
    preview: (sha256) => at(nameOfPreview(sha256)),
    upload: (id, stage) => at(nameOfUpload(id, stage)),
    temporary: () => at(join('incoming', randomUUID())),
  };
}
