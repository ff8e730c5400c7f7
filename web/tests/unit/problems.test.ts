import { describe, expect, it } from 'vitest';
import { grouped, inOrder, matches, named, worst } from '../../src/state/problems';
import type { Finding } from '../../src/engine/types';

const finding = (rule: string, extra: Partial<Finding> = {}): Finding => ({ rule, severity: 'error', what: `what ${rule}`, ...extra });

describe('problems', () => {
  const all = named([
    finding('a/one', { severity: 'info' }),
    finding('a/two', { severity: 'warning', steps: ['x'] }),
    finding('a/three', { question: 'q', question_text: 'Which?' }),
    finding('a/four', { ignored: { reason: 'agreed' } }),
    finding('a/five'),
    finding('a/six', { question: 'q', question_text: 'Which?' }),
  ]);
  const groups = grouped(all);

  it('stand by severity, then under the question that would settle them, then ignored', () => {
    expect(groups.error.map(({ finding: { rule } }) => rule)).toEqual(['a/five']);
    expect(groups.questions).toHaveLength(1);
    expect(groups.questions[0]!.problems).toHaveLength(2);
    expect(groups.ignored.map(({ finding: { rule } }) => rule)).toEqual(['a/four']);
    expect(inOrder(groups).map(({ finding: { rule } }) => rule)).toEqual(['a/five', 'a/two', 'a/one', 'a/three', 'a/six']);
  });

  it('stand under the one question that settles them, and these come first in their order', () => {
    const open = named([
      finding('a/texts', { question: 'texts', question_text: 'What do they say?' }),
      finding('a/consent', { question: 'consent', question_text: 'Consent?' }),
      finding('a/hours', { question: 'hours', question_text: 'Hours?' }),
      finding('a/footer', { question: 'footer', question_text: 'Footer?' }),
    ]);
    const settling = [{ id: 'system', text: 'Which system?', of: ['workspace'] }, { id: 'footer', text: 'The footer?', of: ['footer'] }, { id: 'enforced', text: 'What does it check?', of: ['consent', 'hours'] }];
    expect(grouped(open, settling).questions.map(({ question, text, problems }) => [question, text, problems.length])).toEqual([
      ['footer', 'The footer?', 1], ['enforced', 'What does it check?', 2], ['texts', 'What do they say?', 1],
    ]);
  });

  it('begin with a broken text, whatever else is wrong', () => {
    const broken = grouped(named([finding('a/one'), finding('file/syntax'), finding('a/two')]));
    expect(broken.error.map(({ finding: { rule } }) => rule)).toEqual(['file/syntax', 'a/one', 'a/two']);
  });

  it('keep their names over another check, and equal ones are numbered', () => {
    const again = named([finding('a/two', { severity: 'warning', steps: ['x'] })]);
    expect(again[0]!.key).toBe(all[1]!.key);
    const twins = named([finding('t'), finding('t')]);
    expect(new Set(twins.map(({ key }) => key)).size).toBe(2);
  });

  it('are found by words anywhere, in any order, in any case', () => {
    const problem = named([finding('cap/x', { what: 'A customer gets 3 messages', advice: 'Send later', steps: ['mail-code'] })])[0]!;
    expect(matches(problem, 'LATER customer')).toBe(true);
    expect(matches(problem, 'mail-code')).toBe(true);
    expect(matches(problem, 'customer sooner')).toBe(false);
    expect(matches(problem, '  ')).toBe(true);
    expect(matches(named([finding('x', { what: '有客户会收到 3 条' })])[0]!, '客户')).toBe(true);
  });

  it('give the badge their worst severity, the ignored ones aside', () => {
    expect(worst(all)).toBe('error');
    expect(worst([all[1]!, all[0]!])).toBe('warning');
    expect(worst([all[3]!])).toBeUndefined();
  });
});
