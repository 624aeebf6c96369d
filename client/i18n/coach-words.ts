import { HIGHEST_SEQ } from '../../shared/tcp/sequence.ts'
import type { Purpose } from '../../shared/tcp/verdict.ts'
import type { WireSegment } from '../../shared/view/match-view.ts'
import { t } from './i18n.ts'

/** Where a number comes from; the same shape as the coach's NumberSource. */
type Source =
  | { readonly kind: 'nothing' | 'isn' | 'again' | 'own-next' | 'their-next' | 'their-ack' | 'one-before' | 'hole' }
  | { readonly kind: 'after-own'; readonly seq: number; readonly length: number }
  | {
      readonly kind: 'after-theirs'
      readonly seq: number
      readonly length: number
      readonly counted: 'syn' | 'fin' | 'text' | 'text-and-fin' | 'nothing'
    }

/** What to do now and why, for somebody who has never heard of it. */
export function coachTitle(purpose: Purpose, segment: WireSegment, breaksOff: boolean): string {
  if (breaksOff) return t('coach.abort')
  if (purpose === 'acknowledge' && segment.flags.includes('F')) return t('coach.close')
  return t(`coach.${purpose}`)
}

/** Where counting has passed the last number of all. */
function aroundWords({ seq, length }: { readonly seq: number; readonly length: number }): string {
  return seq + length > HIGHEST_SEQ ? t('source.around') : ''
}

/** How a number is found: "their SEQ 300 + 1, because a SYN counts as one". */
export function sourceWords(source: Source, number: number): string {
  switch (source.kind) {
    case 'after-own':
      return `${t('source.after-own', { seq: source.seq, length: source.length })} ${aroundWords(source)}`.trim()
    case 'after-theirs':
      return [
        t('source.after-theirs', { seq: source.seq, length: source.length }),
        t(`source.counted-${source.counted}`),
        aroundWords(source),
      ]
        .filter((words) => words !== '')
        .join(' ')
    default:
      return t(`source.${source.kind}`, { number })
  }
}
