import { HIGHEST_SEQ } from '../../shared/tcp/sequence.ts'
import type { OwedView } from '../../shared/view/match-view.ts'
import { t } from './i18n.ts'

/** Where a number comes from, so that the screen can say how it is found. */
export type NumberSource =
  | { readonly kind: 'nothing' } // the field means nothing here: 0
  | { readonly kind: 'isn' }
  | { readonly kind: 'after-own'; readonly seq: number; readonly length: number }
  | { readonly kind: 'again' } // the same number as the first time
  | { readonly kind: 'own-next' }
  | { readonly kind: 'after-theirs'; readonly seq: number; readonly length: number; readonly counted: Counted }
  | { readonly kind: 'their-next' }
  | { readonly kind: 'their-ack' } // of the segment that is refused
  | { readonly kind: 'one-before' } // of a keep-alive probe
  | { readonly kind: 'hole' } // what came last lies behind something that has not come

/** What made up the length of a segment. */
export type Counted = 'syn' | 'fin' | 'text' | 'text-and-fin' | 'nothing'

/** What the purpose alone does not tell; see Coach in ../state/coach.ts. */
type Manner = {
  readonly breaksOff: boolean
  readonly isReopened: boolean
  readonly answersAgain: boolean
  readonly acknowledges: 'news' | 'hole' | 'nothing'
}

/** What to do now and why, for somebody who has never heard of it. */
export function coachTitle({ purpose, segment }: OwedView, { breaksOff, isReopened, answersAgain, acknowledges }: Manner): string {
  if (breaksOff) return t('coach.abort')
  if (isReopened) return t('coach.reopened')
  if (answersAgain) return t('coach.answer-again')
  if (purpose === 'acknowledge' && segment.flags.includes('F')) return t('coach.close')
  if (purpose === 'acknowledge' && acknowledges !== 'news') return t(`coach.acknowledge-${acknowledges}`)
  return t(`coach.${purpose}`)
}

/** Where counting has passed the last number of all. */
function aroundWords({ seq, length }: { readonly seq: number; readonly length: number }): string {
  return seq + length > HIGHEST_SEQ ? t('source.around') : ''
}

/** How a number is found: "their SEQ 300 + 1, because a SYN counts as one". */
export function sourceWords(source: NumberSource, number: number): string {
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
