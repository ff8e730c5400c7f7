// What the page carries beside the engine: the shipped examples and the pages of the rules.
import type { RulePage } from '../../build-plugins/rules';
import type { Example, Shelf as Loaded } from '../../build-plugins/examples';
import { sameFiles, type FileSet } from '../state/files';

class Shelf {
  examples = $state.raw<Example[]>([]);
  rules = $state.raw<Record<string, RulePage>>({});
  private texts: Record<string, string> = {};

  fill({ examples, texts }: Loaded): void {
    this.texts = texts;
    this.examples = examples;
  }

  files(example: Example): FileSet {
    return example.files.map((name) => ({ name, text: this.texts[name] ?? '' }));
  }

  find(id: string | undefined): Example | undefined {
    return this.examples.find((example) => example.id === id);
  }

  differs(example: Example, files: FileSet): boolean {
    return !sameFiles(this.files(example), files);
  }
}

export const shelf = new Shelf();
