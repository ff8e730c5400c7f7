// What was answered, in a line.
import type { EnforcedPart, FiveQuestion } from '../engine/types';
import { prefs } from '../state/prefs.svelte';
import { t, type Word } from '../words/words';
import { hoursText } from './figures';
import { nameOf } from './regions';

function partText({ id, answer, rule }: EnforcedPart): string {
  const name = t(`five.short.${id}` as Word);
  if (answer === null) return t('five.part', { name, answer: t('five.notKnown') });
  if (!answer) return t('five.part', { name, answer: t('five.no') });
  if (rule && 'max' in rule) return t('five.part', { name, answer: `${t('five.messages', { n: rule.max })} ${hoursText(rule.hours)}` });
  if (rule) return t('five.part', { name, answer: `${rule.from.slice(0, 5)}–${rule.to.slice(0, 5)}` });
  return t('five.part', { name, answer: t('five.yes') });
}

export function summaryOf(question: FiveQuestion): string {
  const { id, answer } = question;
  if (id === 'system') return question.choices?.find(({ value }) => value === answer)?.text ?? String(answer ?? '');
  if (id === 'opt_out') return answer ? t('five.yes') : t('five.no');
  if (id === 'regions') return Array.isArray(answer) ? answer.map((region) => nameOf(region, prefs.lang)).join(t('five.comma')) : '';
  if (id === 'enforced') return (question.parts ?? []).map(partText).join(' · ');
  return t('five.topicsDone', { topics: question.topics?.length ?? 0, messages: question.messages?.length ?? 0 });
}
