// What the reader looks at. Every pane reads and writes this one place, so that list, map, text and timeline always
// point at the same thing.
import type { Place } from '../engine/types';

export type Tab = 'customer' | 'step' | 'text';
/** How the journeys are shown in the middle: drawn, or as one of the two planning tables. */
export type View = 'map' | 'plan' | 'actions';
/** What the list shows: problems, what can ever happen, or the journey tests. */
export type List = 'problems' | 'proof' | 'tests';
export type Pane = 'problems' | 'map' | Tab;

class Selection {
  /** The journey on the map. */
  journey = $state<string>();
  step = $state<string>();
  problem = $state<string>();
  /** Of the list of what can ever happen. */
  property = $state<string>();
  /** Steps that a problem under the pointer concerns: lit lightly, chosen by nothing. */
  hinted = $state.raw<readonly string[]>([]);
  /** A place in the text to show; a new object each time, so that the same place can be shown again. */
  place = $state.raw<Place>();
  /** The open text. */
  file = $state(0);
  tab = $state<Tab>('customer');
  view = $state<View>('map');
  list = $state<List>('problems');
  /** Which pane a narrow screen shows. */
  pane = $state<Pane>('problems');
  /** Whether the sheet of a middle-sized screen is up. */
  sheet = $state(true);

  /** How often somebody has asked for a tab. What opens files shows a tab of its own choice only if nobody has asked since. */
  asked = 0;

  show(tab: Tab): void {
    this.asked += 1;
    this.tab = tab;
    this.pane = tab;
    this.view = 'map'; // where the tables are shown, the tabs are not
    this.sheet = true;
  }

  showList(list: List): void {
    this.list = list;
    this.pane = 'problems';
  }

  clear(): void {
    this.step = undefined;
    this.problem = undefined;
    this.property = undefined;
    this.place = undefined;
  }
}

export const selection = new Selection();
