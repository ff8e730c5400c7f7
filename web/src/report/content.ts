// What is handed on of a check: everything the list, the maps and the witnesses say, gathered once, for the picture and for
// the report alike. It is a copy: what happens on the page afterwards does not change it.
import { EngineRefused, Superseded } from '../engine/client';
import type { Finding, Lang, Severity, Trace, Verdict } from '../engine/types';
import { drawingOf, type Drawing, type Fonts } from '../map/drawing';
import { sharedLayouter } from '../map/layouter';
import type { Placed } from '../map/shapes';
import { VERDICTS } from '../proof/verdicts';
import { baseName, toBytes } from '../state/files';
import type { DrawnMap } from '../state/ghosts';
import { MOST_DRAWN } from '../state/limits';
import { prefs } from '../state/prefs.svelte';
import type { Problem } from '../state/problems';
import { proving } from '../state/proving.svelte';
import { fileOf } from '../state/rehearsal.svelte';
import { studio } from '../state/studio.svelte';
import { steady } from '../words/direction';
import { t } from '../words/words';

/** So many customers are shown hour by hour; a report of a hundred problems is read for its list. */
const MOST_TRACES = 12;
const NARROW_CARD = 172;

export interface Item {
  /** Its number in the list and on the map. */
  n: number;
  finding: Finding;
  /** File and line. */
  where: string;
  /** The customer it happens to, hour by hour. */
  trace?: Trace;
}

export interface Group {
  title: string;
  items: Item[];
}

export interface ReportedMap {
  title: string;
  drawing: Drawing;
  placed: Placed;
  /** The ways out that hold at any moment, in one sentence; empty if there are none. */
  exits: string;
  /** Numbers of the problems at each step, and the worst of them. */
  numbers: Map<string, { severity: Severity; numbers: number[] }>;
}

/** What can ever happen or cannot, as the page has it. */
export interface Stated {
  verdict: Verdict;
  title: string;
  /** Why, or how far. */
  says: string;
  /** The messages by which one customer shows it. */
  messages: { at: string; step: string }[];
}

export interface Content {
  lang: Lang;
  title: string;
  headline: string;
  also: string;
  worst: Severity | undefined;
  groups: Group[];
  maps: ReportedMap[];
  /** Empty where nobody has asked since the files changed. */
  stated: Stated[];
  asOf: string;
  version: string;
  tzdata: string;
}

async function traceOf({ witness, at }: Finding): Promise<Trace | undefined> {
  if (!witness || !studio.client) return undefined;
  const files = [...studio.checked, fileOf(witness, (at && studio.checked[at.file]?.name) ?? '')];
  const request = { do: 'trace', customer_file: files.at(-1)!.name, lang: prefs.lang, as_of: studio.asOf };
  try {
    return await studio.client.ask<Trace>('report', request, files.map(toBytes));
  } catch (error) {
    if (error instanceof EngineRefused || error instanceof Superseded) return undefined;
    throw error;
  }
}

/** In boxes as on the page, or, where that would be too small to read, in narrower ones. */
async function draw(map: DrawnMap, fonts: Fonts, room: number): Promise<{ drawing: Drawing; placed: Placed } | undefined> {
  const tryWith = async (drawing: Drawing) => {
    const placed = await sharedLayouter().place(drawing.boxes, drawing.arrows);
    return placed && { drawing, placed };
  };
  const usual = await tryWith(drawingOf(map, fonts));
  return !usual || usual.placed.width <= 1.3 * room ? usual : tryWith(drawingOf(map, fonts, NARROW_CARD));
}

async function mapsOf(items: readonly Item[], fonts: Fonts, room: number): Promise<ReportedMap[]> {
  const concerned = studio.maps.filter((map) => items.some(({ finding }) => finding.journey === map.journey && finding.steps?.length));
  // Where there is nothing to point at, the map that is looked at says what was checked.
  const shown = (concerned.length > 0 ? concerned : studio.map ? [studio.map] : []).filter(({ steps }) => steps.length <= MOST_DRAWN);
  const made = await Promise.all(shown.map(async (map): Promise<ReportedMap | undefined> => {
    const drawn = await draw(map, fonts, room);
    if (!drawn) return undefined;
    const numbers: ReportedMap['numbers'] = new Map();
    for (const { n, finding } of items) {
      if (finding.journey !== map.journey) continue;
      for (const step of finding.steps ?? []) {
        // The list runs from the worst to the least: the first is the worst.
        const known = numbers.get(step) ?? { severity: finding.severity, numbers: [] };
        numbers.set(step, { ...known, numbers: [...known.numbers, n] });
      }
    }
    const exits = (map.exits ?? []).map(({ label }) => label).join(t('report.semicolon'));
    return { title: map.title || map.journey, ...drawn, exits: exits && t('report.exits', { list: exits }), numbers };
  }));
  return made.filter((map) => map !== undefined);
}

function headlineOf(): Pick<Content, 'headline' | 'also' | 'worst'> {
  const { error, warning, info, questions } = studio.counts;
  const parts = ([['error', 'problems.headErrors', error], ['warning', 'problems.headWarnings', warning], ['info', 'problems.headInfos', info]] as const).filter(([, , n]) => n > 0);
  const said = parts.map(([, word, n]) => t(word, { n }));
  if (questions > 0) said.push(t('problems.headQuestions', { n: questions }));
  return { headline: said[0] ?? t('problems.none'), also: said.slice(1).join(' · '), worst: parts[0]?.[0] ?? (questions > 0 ? 'info' : undefined) };
}

function statedOf(): Stated[] {
  if (!proving.known || proving.stale) return [];
  return VERDICTS.flatMap((verdict) => proving.groups[verdict]).map(({ property }) => {
    const { verdict, title, text, shown, allowed, messages = [] } = property;
    const limited = verdict === 'refuted' && shown !== undefined && allowed !== undefined;
    return { verdict, title, says: limited ? t('proof.gets', { shown, allowed }) : text, messages: messages.map(({ at, step }) => ({ at, step: steady(step) })) };
  });
}

/** Everything that is to be said of the files as they were last checked; maps are to fit into `room`. */
export async function gather(title: string, fonts: Fonts, room: number): Promise<Content> {
  const report = studio.report!;
  const groups = studio.groups;
  let n = 0;
  const itemOf = ({ finding }: Problem): Item => {
    const file = finding.at && studio.checked[finding.at.file];
    return { n: (n += 1), finding, where: file ? t('problem.line', { file: baseName(file.name), line: finding.at!.start.line }) : '' };
  };
  const sections: Group[] = (['error', 'warning', 'info'] as const).map((level) => ({ title: t(`severity.${level}`), items: groups[level].map(itemOf) }));
  for (const { text, problems } of groups.questions) sections.push({ title: text, items: problems.map(itemOf) });
  const items = sections.flatMap((section) => section.items);
  let traces = 0;
  for (const item of items) {
    if (!item.finding.witness || traces >= MOST_TRACES) continue;
    const trace = await traceOf(item.finding);
    if (!trace) continue;
    item.trace = trace;
    traces += 1;
  }
  return {
    lang: prefs.lang, title, ...headlineOf(), groups: sections.filter((section) => section.items.length > 0), maps: await mapsOf(items, fonts, room), stated: statedOf(),
    asOf: report.as_of, version: report.version, tzdata: report.tzdata,
  };
}
