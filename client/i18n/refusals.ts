import type { RefusalCode } from '../../shared/protocol/messages.ts'
import { t } from './i18n.ts'

type Refused = { readonly code: RefusalCode | 'offline' | 'no-answer'; readonly field?: string; readonly expected?: string }

/** Why something was refused, and what was expected, where a field was at fault. */
export function refusalWords({ code, field, expected }: Refused): string {
  const words = t(`refusal.${code}`)
  if (field === undefined) return words
  return expected === undefined ? `${words} (${field})` : `${words} ${t('refusal.field', { field, expected })}`
}
