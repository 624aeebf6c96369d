import type { Signal } from '@preact/signals'
import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { matchView } from '../../state/streams.ts'

const loaded: Signal<ComponentType<{ move: number }> | null> = signal(null)

/** Where a move was wrong: the offer to show what it would break. The machine that works it out comes with the first mistake. */
export function MayBreak({ move }: { move: number }) {
  const view = matchView.value
  const isDue = view !== null && view.log.length > 0 && (view.table === 'coached' || hasComeOfIt(view, move))
  useEffect(() => {
    if (!isDue || loaded.value !== null) return
    void import('./supposed-break.tsx').then(({ SupposedBreak }) => {
      loaded.value = SupposedBreak
    })
  }, [isDue])
  const Offer = loaded.value
  return isDue && Offer !== null ? <Offer move={move} key={move} /> : null
}

/** On a raw table nothing is said before the network has spoken: something has come since, or did not come in time. */
function hasComeOfIt({ log }: MatchView, move: number): boolean {
  const at = log.findLastIndex((event) => event.type === 'move-judged' && event.move === move)
  return at >= 0 && log.slice(at).some(({ type }) => type === 'segment-arrived' || type === 'timer-expired')
}
