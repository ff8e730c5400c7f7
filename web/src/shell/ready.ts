// Brings the page up: engine, examples, the work of last time or the first example, everything that loads lazily.
// When it is done, `data-ready` stands on the document, and from then on the page asks the network for nothing.
import { asset } from '#asset';
import type { Example, Shelf } from '../../build-plugins/examples';
import { startEngine } from '../engine/start';
import { keptWork, type Work } from '../state/keep';
import { prefs } from '../state/prefs.svelte';
import { breaksText } from '../state/problems';
import { rehearsal } from '../state/rehearsal.svelte';
import { selection } from '../state/selection.svelte';
import { studio } from '../state/studio.svelte';
import { toasts } from '../state/toasts.svelte';
import { t } from '../words/words';
import { linked, openLinked, sayLinked } from './link';
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

/** True if somebody has changed something: an example as it is shipped can be opened again at any time. */
function isOwn({ example, files }: Work): boolean {
  const shipped = shelf.find(example);
  return !shipped || shelf.differs(shipped, files);
}

/** Opens the work of last time, with what it took the place of one undo away. */
async function comeBack(work: Work, quietly: boolean): Promise<void> {
  const { files, before, example, asOf, plans } = work;
  if (plans) studio.keepPlans(plans);
  studio.chosenDate = asOf;
  if (before) {
    await studio.open(before, { fresh: true });
    studio.before = before;
  }
  await studio.open(files, { fresh: !before, label: t('history.linked'), ...(example && { example }) });
  if (quietly) return;
  await lookAtFirstProblem();
  if (!isOwn(work)) return;
  const shipped = shelf.find(example);
  toasts.say(t('toast.found'), shipped ? { label: t('action.startOver'), run: () => void openExample(shipped) } : undefined);
}

/** A link that is put into the address of the open page. */
async function openFromAddress(): Promise<void> {
  const shared = await linked();
  if (!shared) return;
  await openLinked(shared, true);
  await lookAtFirstProblem();
  sayLinked(true);
}

export async function begin(): Promise<void> {
  const later = loaded.load();
  const [{ client, apart }, loadedExamples] = await Promise.all([startEngine(() => toasts.say(t('toast.engineAgain'))), loadExamples()]);
  studio.client = client;
  studio.apart = apart;
  shelf.fill(loadedExamples);
  const [work, shared] = [keptWork(), await linked()];
  if (work) await comeBack(work, shared !== undefined);
  if (shared) {
    const own = work !== undefined && isOwn(work);
    await openLinked(shared, own);
    await lookAtFirstProblem();
    sayLinked(own);
  } else if (!work && shelf.examples[0]) {
    await openExample(shelf.examples[0], true);
  }
  await Promise.all([client.started(), later, loadRules(), import('../text/editor')]);
  addEventListener('hashchange', () => void openFromAddress());
}
