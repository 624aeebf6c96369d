import { HIGHEST_16_BITS } from '../../../shared/tcp/segment.ts'
import { HIGHEST_SEQ } from '../../../shared/tcp/sequence.ts'
import { t } from '../../i18n/i18n.ts'
import type { DigitsField } from '../../state/draft.ts'

/** What the field holds at most, where more was typed: that has not gone in. */
export function OverfullNote({ field }: { field: DigitsField }) {
  const isPointer = field === 'urgent'
  const most = (isPointer ? HIGHEST_16_BITS : HIGHEST_SEQ).toLocaleString('en')
  return (
    <span class="fault-note" role="alert">
      <span aria-hidden="true">{t('composer.at-most', { most })}</span>
      <span class="sr-only">{t(isPointer ? 'refusal.expected-short-number' : 'refusal.expected-number')}</span>
    </span>
  )
}
