// One undo history for everything that changes the files: typing, repairs, fields on the card, opening other files.
import type { FileSet } from './files';

export interface Moment {
  readonly files: FileSet;
  /** What led here, in words for "undo …": a key of the word list and its arguments, or a ready sentence. */
  readonly label: string;
  /** Changes of one kind that follow each other quickly are one step. */
  readonly kind: string;
  readonly at: number;
}

/** Typing that pauses longer than this begins a new step of the history. */
const PAUSE = 700;
const LONGEST = 200;

export class History {
  private past: Moment[] = [];
  private now: Moment;
  private future: Moment[] = [];

  constructor(files: FileSet, at = 0) {
    this.now = { files, label: '', kind: 'begin', at };
  }

  get files(): FileSet {
    return this.now.files;
  }
  get canUndo(): boolean {
    return this.past.length > 0;
  }
  get canRedo(): boolean {
    return this.future.length > 0;
  }
  /** What `undo` would take back. */
  get undoLabel(): string {
    return this.canUndo ? this.now.label : '';
  }
  get redoLabel(): string {
    return this.future.at(-1)?.label ?? '';
  }

  push(files: FileSet, label: string, kind: string, at: number): void {
    const joins = kind.startsWith('type:') && this.now.kind === kind && at - this.now.at < PAUSE && this.canUndo;
    if (!joins) this.past.push(this.now);
    if (this.past.length > LONGEST) this.past.shift();
    this.now = { files, label, kind, at };
    this.future = [];
  }

  undo(): FileSet | undefined {
    const before = this.past.pop();
    if (!before) return undefined;
    this.future.push(this.now);
    this.now = before;
    return this.files;
  }

  redo(): FileSet | undefined {
    const after = this.future.pop();
    if (!after) return undefined;
    this.past.push(this.now);
    this.now = after;
    return this.files;
  }
}
