// Brings the page up: engine, examples, the work of last time or the first example, everything that loads lazily.
// When it is done, `data-ready` stands on the document, and from then on the page asks the network for nothing.
import { asset } from '#asset';
import type { Example, Shelf } from '../../build-plugins/examples';
import { startEngine } from '../engine/start';
import { keptWork } from '../state/keep';
import { prefs } from '../state/prefs.svelte';
import { breaksText } from '../state/problems';
import { rehearsal } from '../state/rehearsal.svelte';
import { selection } from '../state/selection.svelte';
import { studio } from '../state/studio.svelte';
import { toasts } from '../state/toasts.svelte';
import { t } from '../words/words';
import { loaded } from './loaded.svelte';
import { shelf } from './shelf.svelte';

const loadExamples = async (): Promise<Shelf> => (await (await asset('examples')).json()) as Shelf;

async function loadRules(): Promise<void> {
  shelf.rules = (await (await asset('rules')).json()) as typeof shelf.rules;
}

/** Looks at the first problem that shows a customer, with that customer beside it; without one, at the first customer
 * that the files bring along. A broken text comes before all that. */
export async function lookAtFirstProblem(): Promise<void> {
  const shown = [...studio.groups.error, ...studio.groups.warning, ...studio.groups.info];
  const first = shown.find(({ finding }) => breaksText(finding)) ?? shown.find(({ finding }) => finding.witness) ?? shown[0];
  const asked = selection.asked;
  rehearsal.who = undefined;
  rehearsal.trace = undefined;
  if (first) studio.selectProblem(first);
  const brought = studio.report?.files.find((file) => file.kind === 'customer');
  if (first?.finding.witness) await rehearsal.showWitness(first);
  else if (brought) await rehearsal.show({ kind: 'file', name: brought.name });
  if (selection.asked === asked) selection.tab = first && breaksText(first.finding) ? 'text' : rehearsal.who || !first ? 'customer' : 'step';
}

export async function openExample(example: Example, fresh = false): Promise<void> {
  await studio.open(shelf.files(example), { example: example.id, fresh, label: t('history.opened', { name: example.title[prefs.lang] }) });
  await lookAtFirstProblem();
}

export async function begin(): Promise<void> {
  const later = loaded.load();
  const [client, loadedExamples] = await Promise.all([startEngine(() => toasts.say(t('toast.engineAgain'))), loadExamples()]);
  studio.client = client;
  shelf.fill(loadedExamples);
  const work = keptWork();
  if (work) {
    studio.chosenDate = work.asOf;
    await studio.open(work.files, { fresh: true, ...(work.example && { example: work.example }) });
    await lookAtFirstProblem();
    const example = shelf.find(work.example);
    if (!example || shelf.differs(example, work.files)) {
      toasts.say(t('toast.found'), example ? { label: t('action.startOver'), run: () => void openExample(example) } : undefined);
    }
  } else if (shelf.examples[0]) {
    await openExample(shelf.examples[0], true);
  }
  await Promise.all([client.started(), later, loadRules(), import('../text/editor')]);
}
