// A newer export of journeys that were open before: their answers stay. They are kept by the other system's own ids, so
// it does not matter what the file is called or in which order it comes.
import type { Report } from '../engine/types';
import { baseName, type FileSet, type SourceFile } from './files';

/** Journeys of other systems, by file: "klaviyo/abc". */
export function importedIn(report: Report): Map<number, string[]> {
  const out = new Map<number, string[]>();
  for (const { file, system, journey } of report.maps ?? []) {
    if (system) out.set(file, [...(out.get(file) ?? []), `${system}/${journey}`]);
  }
  return out;
}

const folder = (name: string) => name.slice(0, name.lastIndexOf('/') + 1);

/** True if these files are journeys of other systems without shared settings of their own. */
export const lacksAnswers = (report: Report): boolean => importedIn(report).size > 0 && !report.files.some(({ kind }) => kind === 'workspace');

/**
 * The open files with newer exports in the place of those they replace, or nothing if none of the new ones holds a
 * journey that is open.
 */
export function replaced(open: FileSet, of: Report, newer: FileSet, about: Report): FileSet | undefined {
  if (!lacksAnswers(about)) return undefined;
  const [old, now] = [importedIn(of), importedIn(about)];
  const overtaken = new Map<number, number>(); // open file by the new one
  for (const [at, ids] of now) {
    const same = [...old].find(([, own]) => own.some((id) => ids.includes(id)));
    if (same) overtaken.set(at, same[0]);
  }
  if (overtaken.size === 0) return undefined;
  const home = folder(open[[...overtaken.values()][0]!]!.name);
  const put = newer.map((file, at): SourceFile => ({ ...file, name: (overtaken.has(at) ? folder(open[overtaken.get(at)!]!.name) : home) + baseName(file.name) }));
  const gone = new Set(overtaken.values());
  return [...put, ...open.filter((file, at) => !gone.has(at) && !put.some(({ name }) => name === file.name))];
}

// ---- answers of former times ---------------------------------------------------------------------------------------

const KEY = 'wayproof/answers@1';
/** Kept at most: the latest ones. */
const MOST = 30;

interface Kept {
  journeys: string[];
  name: string;
  text: string;
}

function read(storage: Storage): Kept[] {
  try {
    const kept = JSON.parse(storage.getItem(KEY) ?? '[]') as Kept[];
    return Array.isArray(kept) ? kept.filter(({ journeys, name, text }) => Array.isArray(journeys) && typeof name === 'string' && typeof text === 'string') : [];
  } catch {
    return [];
  }
}

let lastText = '';
let lastJourneys = '';

/** Keeps the shared settings of journeys that come from other systems. */
export function rememberAnswers(files: FileSet, report: Report, storage: Storage = localStorage): void {
  const journeys = [...importedIn(report).values()].flat();
  const settings = report.files.flatMap(({ kind }, at) => (kind === 'workspace' && files[at] ? [files[at]] : []));
  // Of several workspaces nobody could say later which one it was.
  if (journeys.length === 0 || settings.length !== 1) return;
  const { name, text } = settings[0]!;
  if (text === lastText && journeys.join() === lastJourneys) return; // after every key that is pressed
  [lastText, lastJourneys] = [text, journeys.join()];
  const others = read(storage).filter((kept) => !kept.journeys.some((journey) => journeys.includes(journey)));
  try {
    storage.setItem(KEY, JSON.stringify([{ journeys, name: baseName(name), text }, ...others].slice(0, MOST)));
  } catch {
    // no room: the answers are still in the open files
  }
}

/** The shared settings that some of these journeys had when they were last open. */
export function rememberedAnswers(files: FileSet, report: Report, storage: Storage = localStorage): SourceFile | undefined {
  if (!lacksAnswers(report)) return undefined;
  const journeys = [...importedIn(report).values()].flat();
  const found = read(storage).find((kept) => kept.journeys.some((journey) => journeys.includes(journey)));
  const first = files[[...importedIn(report).keys()][0]!];
  return found && first && { name: folder(first.name) + found.name, text: found.text };
}
