import type { RefusalCode } from '../../shared/protocol/messages.ts'
import type { Field } from '../../shared/tcp/verdict.ts'
import type { TextKey } from './i18n.ts'
import { t } from './i18n.ts'
import { fieldWords } from './words.ts'

type Refused = { readonly code: RefusalCode | 'offline' | 'no-answer'; readonly field?: string; readonly expected?: string }

/** What was expected of the fields that a player fills, as the page calls them. The server says it of every field, but in English. */
const EXPECTED: Readonly<Record<string, readonly [text: TextKey, field?: Field]>> = {
  name: ['name.wrong'],
  code: ['home.code-wrong'],
  'segment.seq': ['refusal.expected-number', 'seq'],
  'segment.ack': ['refusal.expected-number', 'ack'],
  'segment.text': ['refusal.expected-text', 'text'],
  'segment.window': ['refusal.expected-short-number', 'window'],
  'segment.urgent': ['refusal.expected-short-number', 'urgent'],
}

/** Why something was refused, and what was expected, where a field was at fault. */
export function refusalWords({ code, field, expected }: Refused): string {
  const words = t(`refusal.${code}`)
  if (field === undefined) return words
  const known = EXPECTED[field]
  if (known !== undefined) {
    const [text, called] = known
    return called === undefined ? `${words} ${t(text)}` : `${words} ${fieldWords(called)}: ${t(text)}`
  }
  return expected === undefined ? `${words} (${field})` : `${words} ${t('refusal.field', { field, expected })}`
}
