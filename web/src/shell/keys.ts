// The keyboard: single letters where nobody types, and the usual ones everywhere.
import { prefs } from '../state/prefs.svelte';
import { rehearsal } from '../state/rehearsal.svelte';
import { tick } from 'svelte';
import { selection, type List } from '../state/selection.svelte';
import { bestFix, studio } from '../state/studio.svelte';
import { mapView } from '../map/view.svelte';
import { dialogs } from './dialogs.svelte';
import { importing } from '../tables/importing.svelte';
import { loaded } from './loaded.svelte';

/** Where something else is listed, no problem is selected that one could see. */
const shownProblem = () => (selection.list === 'problems' ? studio.problem : undefined);

/** Shows the customer of the selected problem, or of what can happen. */
export function showWitness(): void {
  if (selection.list === 'proof') return void loaded.later?.proving.showChosen();
  const problem = shownProblem();
  if (!problem?.finding.witness) return;
  void rehearsal.showWitness(problem);
  selection.show('customer');
}

function repairSelected(): void {
  const problem = shownProblem();
  const best = problem && bestFix(problem.finding);
  if (problem && best) void studio.repair(problem, best.nth);
}

/** Along the list that is shown. */
function walk(step: 1 | -1): void {
  const proof = selection.list === 'proof';
  if (proof) loaded.later?.proving.walk(step);
  else if (selection.list === 'problems') studio.walkProblems(step);
  const card = proof ? `[data-property="${CSS.escape(selection.property ?? '')}"]` : `[data-problem="${CSS.escape(selection.problem ?? '')}"]`;
  void tick().then(() => document.querySelector<HTMLElement>(`${card} button`)?.focus());
}

export function showList(list: List): void {
  selection.showList(list);
  void tick().then(() => document.getElementById(list)?.focus());
}

const SINGLE: Record<string, () => void> = {
  '/': () => {
    selection.showList('problems');
    void tick().then(() => document.getElementById('search')?.focus());
  },
  j: () => walk(1),
  k: () => walk(-1),
  f: repairSelected,
  c: showWitness,
  ',': () => rehearsal.step(-1),
  '.': () => rehearsal.step(1),
  '[': () => rehearsal.problem(-1),
  ']': () => rehearsal.problem(1),
  '0': () => mapView.fit(),
  '+': () => mapView.zoomBy(1.25),
  '=': () => mapView.zoomBy(1.25),
  '-': () => mapView.zoomBy(0.8),
  '1': () => selection.show('customer'),
  '2': () => selection.show('step'),
  '3': () => selection.show('text'),
  '4': () => showList(selection.list === 'proof' ? 'problems' : 'proof'),
  '?': () => (dialogs.help = true),
};

function isTyping(event: KeyboardEvent): boolean {
  // An editor in a shadow root shows as its host; the path tells what was really hit.
  const target = event.composedPath()[0];
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
}

export function onKey(event: KeyboardEvent): void {
  if (event.defaultPrevented) return;
  if (importing.file || dialogs.help || dialogs.paste || dialogs.rule || dialogs.link) return;
  const command = event.ctrlKey || event.metaKey;
  const key = event.key.toLowerCase();
  const run = (action: () => void) => {
    event.preventDefault();
    action();
  };
  if (command && key === 'z') return run(() => (event.shiftKey ? studio.redo() : studio.undo()));
  if (command && key === 'y') return run(() => studio.redo());
  if (command && key === 's') return run(() => void loaded.later?.saveOpenFile());
  if (command || event.altKey || isTyping(event)) return;
  if (event.key === 'Escape') return run(() => selection.clear());
  const action = prefs.keys ? SINGLE[event.key] : undefined;
  if (action) run(action);
}
