// The text editor. It lives in a shadow root, where its style sheets are adopted rather than written into the page: a
// strict content security policy forbids the latter. It is loaded lazily and made once; undo belongs to the page.
import { defaultKeymap } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import { bracketMatching, foldGutter, foldKeymap, HighlightStyle, indentOnInput, indentUnit, syntaxHighlighting } from '@codemirror/language';
import { lintGutter, lintKeymap, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Annotation, Compartment, EditorState, StateEffect, StateField, type Extension } from '@codemirror/state';
import { Decoration, drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers, type DecorationSet } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { carry, difference } from '../state/files';
import type { Lang } from '../engine/types';

export interface Mark {
  from: number;
  to: number;
  severity: 'error' | 'warning' | 'info';
  message: string;
  action?: { name: string; run(): void };
}

export interface EditorHooks {
  onText(file: string, text: string): void;
  /** The reader moved the cursor himself. */
  onCursor(file: string, offset: number): void;
  onUndo(): void;
  onRedo(): void;
}

/** Changes that come from outside are not reported back. */
const fromOutside = Annotation.define<boolean>();

const showPlace = StateEffect.define<{ from: number; to: number } | undefined>();
const placeLine = Decoration.line({ class: 'cm-place' });

const placeField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(lines, transaction) {
    let now = lines.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (!effect.is(showPlace)) continue;
      const { doc } = transaction.state;
      const place = effect.value;
      if (!place) now = Decoration.none;
      else {
        const first = doc.lineAt(Math.min(place.from, doc.length)).number;
        const last = doc.lineAt(Math.min(place.to, doc.length)).number;
        const starts = Array.from({ length: last - first + 1 }, (_, n) => placeLine.range(doc.line(first + n).from));
        now = Decoration.set(starts);
      }
    }
    return now;
  },
  provide: (field) => EditorView.decorations.from(field),
});

// Made once, at module level: some browsers lose rules of a theme that is made again.
const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '12.5px', color: 'var(--ink)', backgroundColor: 'var(--surface)' },
  '&.cm-focused': { outline: 'none' },
  '.cm-scroller': { fontFamily: 'var(--mono)', lineHeight: '1.6', scrollbarWidth: 'thin', scrollbarColor: 'var(--line-strong) transparent' },
  '.cm-content': { padding: '8px 0 24px', caretColor: 'var(--ink)' },
  '.cm-gutters': { backgroundColor: 'var(--surface)', color: 'var(--ink-2)', border: 'none' },
  '.cm-lineNumbers .cm-gutterElement': { padding: '0 4px 0 12px', minWidth: '34px', fontSize: '12px' },
  '.cm-gutter-lint': { width: '20px' },
  '.cm-gutter-lint .cm-gutterElement': { padding: '0 0 0 7px' },
  '.cm-lint-marker': { width: '10px', height: '10px', content: 'none', borderRadius: '50%', marginTop: '6px' },
  '.cm-lint-marker-error': { backgroundColor: 'var(--error)', borderRadius: '3px', content: 'none' },
  '.cm-lint-marker-warning': { backgroundColor: 'var(--warning)', content: 'none' },
  '.cm-lint-marker-info': { backgroundColor: 'var(--info)', content: 'none' },
  '.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--hover) 55%, transparent)' },
  '.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
  '.cm-place': { backgroundColor: 'color-mix(in srgb, var(--accent-soft) 70%, transparent)' },
  '.cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground': { backgroundColor: 'color-mix(in srgb, var(--accent) 22%, transparent)' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': { backgroundColor: 'var(--accent-soft)', outline: '1px solid var(--accent)' },
  '.cm-selectionMatch': { backgroundColor: 'color-mix(in srgb, var(--warning) 18%, transparent)' },
  '.cm-lintRange': { backgroundImage: 'none', textDecorationLine: 'underline', textDecorationStyle: 'wavy', textDecorationThickness: '1px', textUnderlineOffset: '4px', textDecorationSkipInk: 'none' },
  '.cm-lintRange-error': { backgroundImage: 'none', textDecorationColor: 'var(--error)' },
  '.cm-lintRange-warning': { backgroundImage: 'none', textDecorationColor: 'var(--warning)' },
  '.cm-lintRange-info': { backgroundImage: 'none', textDecorationColor: 'var(--info)' },
  '.cm-tooltip': { border: '1px solid var(--line)', borderRadius: '10px', backgroundColor: 'var(--surface)', color: 'var(--ink)', boxShadow: 'var(--shadow-3)', overflow: 'hidden', maxWidth: '380px' },
  '.cm-diagnostic': { fontFamily: 'var(--font)', fontSize: '13px', lineHeight: '1.45', padding: '8px 12px', borderLeft: 'none' },
  '.cm-diagnosticAction': { backgroundColor: 'var(--accent)', color: 'var(--on-accent)', borderRadius: '6px', padding: '3px 10px', margin: '6px 0 0', display: 'table', fontFamily: 'var(--font)', cursor: 'pointer' },
  '.cm-unseen': { padding: '0 3px', margin: '0 1px', borderRadius: '3px', backgroundColor: 'var(--error-soft)', color: 'var(--error)', fontWeight: '700' },
  '.cm-foldPlaceholder': { backgroundColor: 'var(--hover)', border: '1px solid var(--line)', color: 'var(--ink-2)', padding: '0 6px' },
  '.cm-foldGutter .cm-gutterElement': { color: 'var(--ink-2)', padding: '0 2px' },
  '.cm-panels': { backgroundColor: 'var(--sunken)', color: 'var(--ink)', borderColor: 'var(--line)' },
  '.cm-panel.cm-search': { fontFamily: 'var(--font)', padding: '8px 10px' },
  '.cm-textfield': { backgroundColor: 'var(--surface)', border: '1px solid var(--line-strong)', borderRadius: '6px', padding: '3px 8px', color: 'var(--ink)' },
  '.cm-button': { backgroundImage: 'none', backgroundColor: 'var(--surface)', border: '1px solid var(--line)', borderRadius: '6px', padding: '3px 10px', color: 'var(--ink)' },
});

const colours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: tags.propertyName, color: 'var(--accent)' },
    { tag: tags.string, color: 'var(--good)' },
    { tag: [tags.number, tags.bool, tags.null], color: 'var(--sms)' },
    { tag: [tags.separator, tags.squareBracket, tags.brace], color: 'var(--ink-2)' },
    { tag: tags.invalid, color: 'var(--error)' },
  ]),
);

/** Signs that show nothing, or turn around what follows them, are seen as what they are. */
const unseenSigns = highlightSpecialChars({
  addSpecialChars: /[\u200c\u202a-\u202c\u2060-\u2064\u2068]/g,
  render(code) {
    const sign = document.createElement('span');
    sign.className = 'cm-unseen';
    sign.textContent = '·';
    sign.title = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
    sign.setAttribute('role', 'img');
    sign.setAttribute('aria-label', sign.title);
    return sign;
  },
});

/** A line that is longer than this is neither coloured nor wrapped: both would take seconds. */
const LONG_LINE = 50_000;
function hasLongLine(text: string): boolean {
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from);
    const to = end < 0 ? text.length : end;
    if (to - from > LONG_LINE) return true;
    from = to + 1;
  }
  return false;
}
/** Marks beyond these are in the list; so many in one line of the editor only slow it down. */
const MOST_MARKS = 500;

const CHINESE = EditorState.phrases.of({
  Find: '查找', Replace: '替换', next: '下一个', previous: '上一个', all: '全部', 'match case': '区分大小写', 'by word': '全字匹配',
  regexp: '正则表达式', replace: '替换', 'replace all': '全部替换', close: '关闭', 'Fold line': '折叠', 'Unfold line': '展开',
  'folded code': '已折叠的内容', unfold: '展开', 'Diagnostics': '问题', 'No diagnostics': '没有问题',
});

export class TextEditor {
  private readonly view: EditorView;
  private readonly hooks: EditorHooks;
  private readonly language = new Compartment();
  private readonly label = new Compartment();
  private readonly states = new Map<string, EditorState>();
  private file = '';
  private lang: Lang = 'en';

  constructor(host: HTMLElement, hooks: EditorHooks) {
    this.hooks = hooks;
    const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
    const parent = document.createElement('div');
    parent.style.height = '100%';
    root.replaceChildren(parent);
    this.view = new EditorView({ root, parent, state: this.stateOf('', '') });
  }

  private stateOf(text: string, label: string): EditorState {
    const extensions: Extension[] = [
      lintGutter({ hoverTime: 150 }), lineNumbers(), foldGutter({ openText: '⌄', closedText: '›' }), drawSelection(), highlightActiveLine(), highlightActiveLineGutter(),
      unseenSigns, highlightSelectionMatches(), bracketMatching(), indentOnInput(), indentUnit.of('  '), search({ top: true }),
      theme, placeField, ...(hasLongLine(text) ? [] : [json(), colours, EditorView.lineWrapping]),
      this.language.of(this.lang === 'zh' ? CHINESE : []),
      this.label.of(EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' })),
      keymap.of([
        { key: 'Mod-z', run: () => (this.hooks.onUndo(), true) },
        { key: 'Mod-y', mac: 'Mod-Shift-z', run: () => (this.hooks.onRedo(), true) },
        { key: 'Mod-Shift-z', run: () => (this.hooks.onRedo(), true) },
        ...searchKeymap, ...foldKeymap, ...lintKeymap, ...defaultKeymap,
      ]),
      EditorView.updateListener.of((update) => {
        const outside = update.transactions.some((transaction) => transaction.annotation(fromOutside));
        if (outside) return;
        if (update.docChanged) this.hooks.onText(this.file, update.state.doc.toString());
        const moved = update.selectionSet && update.transactions.some((one) => one.isUserEvent('select'));
        if (moved) this.hooks.onCursor(this.file, update.state.selection.main.head);
      }),
    ];
    return EditorState.create({ doc: text, extensions });
  }

  /** Shows a file, or brings the shown one up to date; the cursor stays where it was in the text. */
  show(file: string, text: string, label: string, lang: Lang): void {
    if (file !== this.file) {
      this.states.set(this.file, this.view.state);
      this.file = file;
      this.view.setState(this.states.get(file) ?? this.stateOf(text, label));
      this.lang = lang;
      this.relabel(label, lang);
    } else if (lang !== this.lang) {
      this.lang = lang;
      this.relabel(label, lang);
    }
    // The document counts a line break as one; only texts with \r\n differ from what is kept here.
    const change = difference(this.view.state.doc.toString(), text.replace(/\r\n?/g, '\n'));
    if (!change) return;
    const { head, anchor } = this.view.state.selection.main;
    this.view.dispatch({
      changes: { from: change.from, to: change.to, insert: change.insert },
      selection: { anchor: carry(anchor, change), head: carry(head, change) },
      annotations: fromOutside.of(true),
    });
  }

  private relabel(label: string, lang: Lang): void {
    this.view.dispatch({
      effects: [
        this.label.reconfigure(EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' })),
        this.language.reconfigure(lang === 'zh' ? CHINESE : []),
      ],
      annotations: fromOutside.of(true),
    });
  }

  /** Forgets files that are no longer open. */
  keepOnly(files: readonly string[]): void {
    for (const name of this.states.keys()) if (!files.includes(name)) this.states.delete(name);
  }

  mark(marks: readonly Mark[]): void {
    const { length } = this.view.state.doc;
    const diagnostics = marks.slice(0, MOST_MARKS).map(({ from, to, severity, message, action }): Diagnostic => {
      // Where something is missing there is nothing to underline: the letter beside it is.
      const end = Math.min(to > from ? to : from + 1, length);
      const start = Math.min(from, Math.max(0, end - 1));
      return {
        from: start,
        to: end,
        severity,
        message,
        ...(action && { actions: [{ name: action.name, apply: () => action.run() }] }),
      };
    });
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics), { annotations: fromOutside.of(true) });
  }

  /** Lights up a stretch, and brings it into sight if asked to. */
  highlight(place: { from: number; to: number } | undefined, reveal: boolean): void {
    const at = place && { from: Math.min(place.from, this.view.state.doc.length), to: place.to };
    this.view.dispatch({
      effects: [showPlace.of(at), ...(at && reveal ? [EditorView.scrollIntoView(at.from, { y: 'center' })] : [])],
      ...(at && reveal && { selection: { anchor: at.from } }),
      annotations: fromOutside.of(true),
    });
  }

  /** Scrolls to a stretch after the editor was hidden, when it has to measure anew. */
  reveal(place: { from: number; to: number } | undefined): void {
    this.view.requestMeasure();
    if (place) this.view.dispatch({ effects: EditorView.scrollIntoView(Math.min(place.from, this.view.state.doc.length), { y: 'center' }), annotations: fromOutside.of(true) });
  }

  focus(): void {
    this.view.focus();
  }

  destroy(): void {
    this.view.destroy();
  }
}
