// The shipped examples.
import type { Example } from '../../build-plugins/examples';
import { sameFiles, type FileSet } from '../state/files';

class Shelf {
  examples = $state.raw<Example[]>([]);

  find(id: string | undefined): Example | undefined {
    return this.examples.find((example) => example.id === id);
  }

  differs(example: Example, files: FileSet): boolean {
    return !sameFiles(example.files, files);
  }
}

export const shelf = new Shelf();
