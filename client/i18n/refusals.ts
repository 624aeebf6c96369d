import type { RefusalCode } from '../../shared/protocol/messages.ts'
import type { TextKey } from './i18n.ts'
import { t } from './i18n.ts'

type Refused = { readonly code: RefusalCode | 'offline' | 'no-answer'; readonly field?: string; readonly expected?: string }

/** What was expected of the fields that a player fills. The server says it of every field, but in English. */
const EXPECTED: Readonly<Record<string, TextKey>> = {
  name: 'name.wrong',
  code: 'home.code-wrong',
  'segment.seq': 'refusal.expected-number',
  'segment.ack': 'refusal.expected-number',
  'segment.text': 'refusal.expected-text',
  'segment.window': 'refusal.expected-short-number',
  'segment.urgent': 'refusal.expected-short-number',
}

/** Why something was refused, and what was expected, where a field was at fault. */
export function refusalWords({ code, field, expected }: Refused): string {
  const words = t(`refusal.${code}`)
  if (field === undefined) return words
  const known = EXPECTED[field]
  if (known !== undefined) return `${words} ${field}: ${t(known)}`
  return expected === undefined ? `${words} (${field})` : `${words} ${t('refusal.field', { field, expected })}`
}
