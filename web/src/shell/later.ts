// What the first look at the page does not need. It is loaded before the page says it is ready, as one chunk: after that
// the page asks the network for nothing.
import '../words/more';

export { default as FiveCard } from '../questions/FiveCard.svelte';
export { default as CustomerPane } from '../timeline/CustomerPane.svelte';
export { default as HelpDialog } from './HelpDialog.svelte';
export { default as LinkDialog } from './LinkDialog.svelte';
export { default as Losses } from '../problems/Losses.svelte';
export { default as PasteDialog } from './PasteDialog.svelte';
export { default as PlanLeft } from '../tables/PlanLeft.svelte';
export { default as TableDialog } from '../tables/TableDialog.svelte';
export { default as TablesPane } from '../tables/TablesPane.svelte';
export { default as PacksDialog } from '../packs/PacksDialog.svelte';
export { default as ProofPane } from '../proof/ProofPane.svelte';
export { default as RuleDialog } from '../problems/RuleDialog.svelte';
export { default as StepPane } from '../details/StepPane.svelte';
export { default as TestsPane } from '../tested/TestsPane.svelte';
export { default as TextPane } from '../text/TextPane.svelte';
export { downloadAll, downloadFile } from './download';
export { copyLink } from './link';
export { saveOpenFile, saveToDisk } from './toDisk';
export { proving } from '../state/proving.svelte';
export { savePicture, saveReport } from '../report/handOn';
export { saveReview } from '../report/review';
