// What the engine says: the shapes of its versioned JSON, as far as the page reads them.

export type Lang = 'en' | 'zh';
export type Severity = 'error' | 'warning' | 'info';
export type Effect = 'none' | 'fewer' | 'more' | 'other_time';

/** A point in a text. `utf16` is what JavaScript strings count; `byte` is the engine's own measure. */
export interface Point {
  line: number;
  column: number;
  utf16: number;
  byte: number;
}

export interface Place {
  file: number;
  start: Point;
  end: Point;
}

export interface TextEdit {
  at: Place;
  text: string;
}

export interface Fix {
  title: string;
  applicability: 'safe' | 'unsafe' | 'display_only';
  effect: Effect;
  edits: TextEdit[];
}

export interface Source {
  title: string;
  url: string;
  checked?: string;
}

/** What a policy pack asks for. No channels: it is about all of them. */
export interface Requirement {
  id: string;
  title: string;
  /** The head of its `must`: "hours", whose page is "pack/hours". */
  mechanism: string;
  standing: 'in-force' | 'pending' | 'contested' | 'provider-policy' | 'practice';
  severity: Severity;
  verified: 'primary' | 'secondary' | 'unverified';
  regions: string[];
  channels: string[];
  from?: string;
  until?: string;
  asks?: string;
  sources: { title: string; url?: string; checked?: string }[];
}

export interface Pack {
  id: string;
  title: string;
  version: string;
  reviewed_on?: string;
  /** Of recipients; none: everywhere. */
  regions: string[];
  requirements: Requirement[];
  not_held: { title: string; why: string }[];
}

/** A `wayproof/customer@1` object. The page passes it on and edits a few fields; the engine knows the rest. */
export type Customer = { format: string; [key: string]: unknown };

export interface Finding {
  rule: string;
  severity: Severity;
  at?: Place;
  journey?: string;
  steps?: string[];
  what: string;
  why?: string;
  advice?: string;
  labels?: { at: Place; text: string }[];
  fixes?: Fix[];
  sources?: Source[];
  question?: string;
  question_text?: string;
  ignored?: { reason: string };
  witness?: Customer;
}

export interface ReportFile {
  name: string;
  kind: string;
  id?: string;
  title?: string;
  readable: boolean;
}

export type FieldKind = 'duration' | 'text' | 'choice' | 'topic' | 'channel' | 'clock' | 'number';

export interface Field {
  pointer: string;
  label: string;
  kind: FieldKind;
  value: unknown;
  shown?: string;
  choices?: { value: string; title: string }[];
  file: number;
  at?: Place;
}

export interface MapStep {
  id: string;
  type: string;
  title: string;
  /** What kind of step, in words; of a message its channel. */
  kind_title?: string;
  detail?: string;
  channel?: string;
  channel_kind?: string;
  purpose?: string;
  at?: Place;
  /** Its name in the text. */
  key?: Place;
  fields?: Field[];
}

export interface MapEdge {
  from: string;
  to: string;
  label?: string;
  kind: string;
  at?: Place;
}

export interface MapExit {
  label: string;
  to?: string | null;
  enters?: string | null;
  at?: Place;
}

export interface JourneyMap {
  file: number;
  journey: string;
  title?: string;
  status?: string;
  /** Where the file comes from, if it is another system's. */
  system?: string;
  first?: string;
  at?: Place;
  steps: MapStep[];
  edges: MapEdge[];
  exits?: MapExit[];
}

export interface Losses {
  file: number;
  mapped: number;
  approximated: number;
  named?: number;
  items: { at?: Place; how: string; text: string }[];
}

export interface Report {
  format: 'wayproof/report@1';
  version: string;
  as_of: string;
  tzdata: string;
  lang: string;
  files: ReportFile[];
  findings: Finding[];
  /** Of very many findings, how many did not come over from the worker (state/narrowed.ts). */
  left_out?: Record<'error' | 'warning' | 'info' | 'ignored', number>;
  summary: { errors: number; warnings: number; infos: number; ignored?: number; text?: string };
  losses?: Losses[];
  maps?: JourneyMap[];
  settings?: Field[];
}

export interface GateCheck {
  check: string;
  title: string;
  verdict: 'pass' | 'fail' | 'fail_until' | 'not_applicable';
  mode?: 'enforce' | 'observe' | 'off';
  until?: number;
  text?: string;
  would?: string;
}

export interface TraceMessage {
  channel: string;
  purpose?: string;
  result: 'sent' | 'dropped' | 'held' | 'left';
  due?: number;
  until?: number;
  gate?: GateCheck[];
  smallest_change?: { text: string; sent_at?: number; later?: number };
}

export interface Atom {
  /** With what was seen and what was asked for. */
  text: string;
  holds: boolean;
  negated?: boolean;
  at?: Place;
}

export interface TraceEntry {
  n: number;
  at: number;
  local: string;
  kind: string;
  /** Why an entry was refused, or why a journey was left. */
  reason?: string;
  /** What the customer did with a message. */
  reaction?: string;
  journey?: string;
  step?: string;
  title?: string;
  place?: Place;
  text: string;
  message?: TraceMessage;
  atoms?: Atom[];
  next?: string;
}

export interface CapSpan {
  cap: string;
  title: string;
  max: number;
  from: number;
  until: number;
  count: number;
  entries: number[];
  exceeded: boolean;
}

export interface Trace {
  format: 'wayproof/trace@1';
  customer: { id?: string; title?: string; zone: string; zone_known?: boolean; from: number; until?: number };
  channels: { id: string; title: string; kind: string }[];
  entries: TraceEntry[];
  quiet?: { channel: string; from: number; until: number }[];
  consent?: { topic: string; title?: string; from: number; until: number | null; state: 'yes' | 'no' | 'unknown' }[];
  caps?: CapSpan[];
  /** Where the clock is put forward or back. */
  clock_changes?: { at: number; text: string }[];
  findings?: Finding[];
}

export type Verdict = 'proved' | 'refuted' | 'unknown';

/** One thing that must never happen, and whether it can. */
export interface Property {
  source: string;
  kind: string;
  /** What must not happen. */
  title: string;
  at?: Place;
  verdict: Verdict;
  ground?: string;
  /** Why. */
  text: string;
  /** Of limits: so many are allowed, so many were shown to reach one customer, more than so many are excluded. */
  allowed?: number;
  shown?: number;
  bound?: number;
  /** The text of a customer's file: whom it happens to. */
  customer?: string;
  /** One test as it stands in a tests' file: that it does not happen to the customer. */
  test?: string;
  /** The messages that break it, in order of time, on that customer's clock. */
  messages?: { step: string; at: string }[];
  /** Proved: what it would not be without. `else`: of limits, how many it could be then. */
  rests_on?: { premise: string; text: string; else?: number }[];
  /** What a person can get whose records do not match. */
  unmatched?: { text: string; records: number; bound?: number };
}

export interface Proof {
  format: 'wayproof/proof@1';
  as_of: string;
  properties: Property[];
}

/** What becomes of a message under one way of counting. */
export interface MessageFate {
  result: 'sent' | 'not_sent' | 'waits' | 'not_reached';
  text: string;
  /** When it goes out. */
  at?: string;
  too_many?: boolean;
}

/** A message to the customer for whom two ways of counting part. */
export interface ComparedMessage {
  /** When the customer comes to it. */
  at: string;
  step: string;
  channel: string;
  differs: boolean;
  own: MessageFate;
  other: MessageFate;
}

export interface Platform {
  id: string;
  name: string;
  /** Pages that say how it counts. */
  sources: string[];
}

/** The files as they are written, beside the platforms that count in one other way. */
export interface PlatformPair {
  platforms: Platform[];
  /** The files are meant for one of them. */
  named: boolean;
  answer: 'differs' | 'cannot_differ' | 'not_found';
  title: string;
  /** What they count otherwise. */
  reads: string;
  /** Why. */
  text: string;
  /** The text of a customer's file: who gets something else. */
  customer?: string;
  messages?: ComparedMessage[];
  /** Of the messages, the first that differs. */
  first?: number;
}

export interface Dialects {
  format: 'wayproof/dialects@1';
  sources_checked: string;
  summary: string;
  workspaces: { file: string; named?: string; pairs: PlatformPair[]; alike: Platform[] }[];
}

/** One journey test, run. */
export interface JourneyTest {
  id: string;
  title: string;
  at: Place;
  passed: boolean;
  expectations: { met: boolean; expected: string; at: Place; happened?: string }[];
}

export interface TestResults {
  format: 'wayproof/test-results@1';
  tests: JourneyTest[];
  coverage: { text: string; untried: { kind: string; text: string; at: Place }[] };
}

/** Tests of what no test has tried. */
export interface GeneratedTests {
  format: 'wayproof/generated-tests@1';
  /** Whole texts; `added`: of a file that is there, with new tests at its end. */
  files: { name: string; text: string; added: boolean; tests: { id: string; title: string }[] }[];
  summary: string;
}

export interface Edited {
  format: 'wayproof/edited@1';
  edits: TextEdit[];
}

/** What an export does not say, asked: api/questions.h has what may be answered. */
export interface FiveQuestion {
  id: 'system' | 'enforced' | 'opt_out' | 'topics' | 'regions';
  text: string;
  open: boolean;
  /** The questions of findings that it settles. */
  of: string[];
  answer?: string | boolean | string[] | null;
  /** False if the journeys leave nothing to ask. */
  asked?: boolean;
  choices?: Choice[];
  parts?: EnforcedPart[];
  topics?: { id: string; title: string; consent: string | null; sells: boolean }[];
  messages?: { journey: string; step: string; title: string; purpose: string | null; topic: string | null }[];
  consents?: Choice[];
  purposes?: Choice[];
}

export interface Choice {
  value: string;
  text: string;
}

export interface EnforcedPart {
  id: 'consent' | 'suppression' | 'caps' | 'quiet';
  text: string;
  answer: boolean | null;
  /** What the system's own pages say of it, and where. */
  by_itself?: string;
  source?: string;
  rule?: { max: number; hours: number } | { from: string; to: string };
}

export interface Questions {
  format: 'wayproof/questions@1';
  workspace: string;
  created: boolean;
  /** What holds until a question is answered. */
  strict: string;
  questions: FiveQuestion[];
}

export interface Answered {
  format: 'wayproof/answered@1';
  name: string;
  text: string;
  created: boolean;
}

export type TableKind = 'plan' | 'actions';

/** A cell as people count: from 1. */
export interface CellRef {
  row: number;
  column: number;
}

export type Fate = 'mapped' | 'approximated' | 'not_kept';

/** A planning table, read: what its columns say, and the journeys made of it. */
export interface ReadTable {
  format: 'wayproof/table@1';
  kind: TableKind | 'unknown';
  columns: { title: string; role: string; known: boolean }[];
  /** The roles of all columns; can be sent back as it is. */
  mapping: string[];
  header_rows: number;
  rows: string[][];
  journeys: { id: string; name: string; text: string; rows: [number, number] }[];
  /** What the journeys speak of. */
  workspace: string;
  cells: { cell: CellRef; how: Fate; becomes?: string; text?: string }[];
  summary: Record<Fate, number>;
  findings: (Finding & { cell?: CellRef | null })[];
}

/** Journeys as planning tables, the header first. */
export interface WrittenTables {
  format: 'wayproof/tables@1';
  plan: { rows: string[][]; csv: string };
  actions: { rows: string[][]; csv: string };
}

export interface Failure {
  format: 'wayproof/failure@1';
  message: string;
}
