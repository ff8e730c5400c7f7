// The report as one HTML file to send to somebody: no script, nothing loaded, a policy that forbids both, and a page that
// prints. Everything that comes from files or from the engine is escaped.
import { t } from '../words/words';
import { exceededAt } from '../timeline/marks';
import { clock, day } from '../timeline/clock';
import type { Severity } from '../engine/types';
import type { Content, Group, Item, Stated } from './content';
import { logo, severityMark } from './marks';
import { mapFigure, mapTitle } from './mapFigure';
import { repairOf } from './picture';
import type { Measure } from './shapes';
import { escaped, svgOf } from './svg';
import { timeFigure } from './timeFigure';
import STYLE from './report.css?raw';

export const PAGE = 720;
/** A customer's time is drawn twice, and the style sheet shows what fits: shrunk to a telephone, nobody could read the hours. */
const TIMES = { wide: 620, narrow: 300 };
/** The reader's fonts may be wider than the writer's. */
const SLACK = 1.07;

/** Of report.css, from the build. */
declare const REPORT_STYLE_HASH: string;
const POLICY = `default-src 'none'; style-src 'sha256-${REPORT_STYLE_HASH}'; base-uri 'none'; form-action 'none'`;

const part = (label: string, text: string | undefined) => (text ? `<dt>${escaped(label)}</dt><dd>${escaped(text)}</dd>` : '');

function sources({ finding }: Item): string {
  if (!finding.sources?.length) return '';
  const one = ({ title, url }: { title: string; url: string }) => (/^https?:/.test(url) ? `<a href="${escaped(url)}" rel="noopener noreferrer">${escaped(title)}</a>` : escaped(title));
  return `<dt>${escaped(t('problem.sources'))}</dt><dd>${finding.sources.map(one).join('<br>')}</dd>`;
}

/** The customer's time as a drawing, and in words for those who listen. */
function time({ trace, finding }: Item, content: Content, measure: Measure): string {
  if (!trace) return '';
  const over = exceededAt(trace);
  const label = trace.entries
    .filter((entry, position) => entry.message || over.has(position))
    .map((entry) => `${day(entry.local, content.lang)} ${clock(entry.local)} ${entry.text}`)
    .join('; ');
  const drawings = Object.entries(TIMES).map(([room, width]) => `<div class="${room}">${svgOf(timeFigure(trace, width, content.lang, measure), label || finding.what)}</div>`);
  return `<figure>${drawings.join('')}<figcaption>${escaped(t('customer.clockOf', { zone: trace.customer.zone }))}</figcaption></figure>`;
}

function problem(item: Item, content: Content, measure: Measure): string {
  const { finding, n, where } = item;
  const repair = repairOf(finding);
  const fix = repair && t('report.repairWith', { title: repair.title, effect: t(`effect.${repair.effect}`) });
  const mark = svgOf({ width: 20, height: 20, shapes: severityMark(finding.severity, 20) }, t(`severity.${finding.severity}`));
  return `<article id="problem-${n}"><h3>${mark}<span>${n}. ${escaped(finding.what)}</span></h3>${time(item, content, measure)}<dl>${part(t('problem.why'), finding.why)}${part(t('problem.advice'), finding.advice)}${part(t('report.repair'), fix)}${sources(item)}</dl><p class="where">${escaped(where)} <code>${escaped(finding.rule)}</code></p></article>`;
}

const section = (group: Group, content: Content, measure: Measure) =>
  `<section><h2>${escaped(group.title)}</h2>${group.items.map((item) => problem(item, content, measure)).join('')}</section>`;

/** Octagon, ring and circle, as on the page. */
const MARK: Record<Stated['verdict'], Severity | undefined> = { refuted: 'error', unknown: 'info', proved: undefined };

/** What can ever happen: nothing if nobody has asked. */
function stated({ stated, lang }: Content): string {
  if (stated.length === 0) return '';
  const one = ({ verdict, title, says, messages }: Stated) => {
    const mark = svgOf({ width: 18, height: 18, shapes: severityMark(MARK[verdict], 18) });
    const when = messages.map(({ at, step }) => `<li>${escaped(`${day(at, lang)} ${clock(at)} ${step}`)}</li>`).join('');
    return `<li>${mark}<div><strong>${escaped(t(`proof.${verdict}`))}</strong> <span>${escaped(title)}</span><p>${escaped(says)}</p>${when ? `<ol>${when}</ol>` : ''}</div></li>`;
  };
  return `<section class="stated"><h2>${escaped(t('list.proof'))}</h2><article><p class="small">${escaped(t('proof.scope'))}</p><ul>${stated.map(one).join('')}</ul></article></section>`;
}

export function htmlOf(content: Content, here: Measure, detailFont: string): string {
  const measure: Measure = (...text) => here(...text) * SLACK;
  const { lang, title, headline, also, worst, asOf, version, tzdata } = content;
  const maps = content.maps.map((map) => {
    const name = mapTitle(map);
    return `<section class="map"><h2>${escaped(name)}</h2><figure>${svgOf(mapFigure(map, PAGE, measure, detailFont), name)}</figure>${map.exits ? `<p class="exits">${escaped(map.exits)}</p>` : ''}</section>`;
  });
  return `<!doctype html>
<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)} — Wayproof</title>
<style>${STYLE}</style>
</head>
<body>
<header><p class="brand">${svgOf({ width: 24, height: 24, shapes: logo(24) }, 'Wayproof')}<span>Wayproof</span></p>
<p class="of">${escaped(title)}</p>
<h1>${svgOf({ width: 26, height: 26, shapes: severityMark(worst, 26) })}<span>${escaped(headline)}</span></h1>
${also ? `<p class="also">${escaped(also)}</p>` : ''}<p class="small">${escaped(t('report.asOf', { date: asOf }))}</p></header>
<main>${content.groups.map((group) => section(group, content, measure)).join('\n')}
${stated(content)}
${maps.join('\n')}</main>
<footer><p>${escaped(t('report.foot', { version, tzdata }))}</p></footer>
</body>
</html>
`;
}
