// The open files and what can be done to their texts. Everything here is a pure function: the history keeps whole sets
// of files, which share the strings that did not change.
import type { FileBytes } from '../engine/protocol';
import type { TextEdit } from '../engine/types';
import { steady } from '../words/direction';
import type { DiskFile } from './disk.svelte';

export interface SourceFile {
  readonly name: string;
  readonly text: string;
  /** Kept only while the file is not valid UTF-8, so that the engine can say where; lost with the first edit. */
  readonly bytes?: Uint8Array;
  /** Its place on the disk, if the page may write there. */
  readonly disk?: DiskFile;
}

export type FileSet = readonly SourceFile[];

const encoder = new TextEncoder();

export function toBytes(file: SourceFile): FileBytes {
  return { name: file.name, bytes: file.bytes ?? encoder.encode(file.text) };
}

/** Reads a file as the user has it: a byte order mark stays, broken UTF-8 is shown with replacement characters. */
export function fromBytes(name: string, bytes: Uint8Array): SourceFile {
  try {
    return { name, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch {
    return { name, text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), bytes };
  }
}

/** The same file with another text. */
const changed = ({ name, disk }: SourceFile, text: string): SourceFile => ({ name, text, ...(disk && { disk }) });

export function withText(files: FileSet, index: number, text: string): FileSet {
  return files.map((file, at) => (at === index ? changed(file, text) : file));
}

/** The files after some edits, whose places were counted in exactly these files. */
export function applyEdits(files: FileSet, edits: readonly TextEdit[]): FileSet {
  const lastFirst = [...edits].sort((a, b) => b.at.start.utf16 - a.at.start.utf16);
  return files.map((file, index) => {
    const own = lastFirst.filter((edit) => edit.at.file === index);
    if (own.length === 0) return file;
    const text = own.reduce(
      (before, { at, text: put }) => before.slice(0, at.start.utf16) + put + before.slice(at.end.utf16),
      file.text,
    );
    return changed(file, text);
  });
}

export interface Difference {
  from: number;
  to: number;
  insert: string;
}

/** The one stretch in which two texts differ, or nothing; surrogate pairs are never cut. */
export function difference(before: string, after: string): Difference | undefined {
  if (before === after) return undefined;
  const shorter = Math.min(before.length, after.length);
  let head = 0;
  while (head < shorter && before.charCodeAt(head) === after.charCodeAt(head)) head += 1;
  let tail = 0;
  while (
    tail < shorter - head &&
    before.charCodeAt(before.length - 1 - tail) === after.charCodeAt(after.length - 1 - tail)
  ) tail += 1;
  const cuts = (text: string, at: number) => /[\ud800-\udbff]/.test(text[at - 1] ?? '') && /[\udc00-\udfff]/.test(text[at] ?? '');
  if (cuts(before, head) || cuts(after, head)) head -= 1;
  if (cuts(before, before.length - tail) || cuts(after, after.length - tail)) tail -= 1;
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) };
}

/** Keeps `position` where it was in the text while something before or around it changed. */
export function carry(position: number, change: Difference): number {
  if (position <= change.from) return position;
  if (position >= change.to) return position + change.insert.length - (change.to - change.from);
  return change.from + Math.min(position - change.from, change.insert.length);
}

/** The name without its folders. */
export const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

/** A file's name as the page shows it. */
export const shownName = (name: string): string => steady(baseName(name));

/** Names must differ; a second `a.json` becomes `a (2).json`. */
export function uniqueNames(files: FileSet): FileSet {
  const taken = new Set<string>();
  return files.map((file) => {
    let name = file.name;
    for (let n = 2; taken.has(name); n += 1) name = file.name.replace(/(\.[^./]*)?$/, (ending) => ` (${n})${ending}`);
    taken.add(name);
    return name === file.name ? file : { ...file, name };
  });
}

export function sameFiles(a: FileSet, b: FileSet): boolean {
  return a.length === b.length && a.every((file, i) => file.name === b[i]!.name && file.text === b[i]!.text);
}
