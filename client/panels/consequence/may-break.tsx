import type { Signal } from '@preact/signals'
import { signal } from '@preact/signals'
import type { ComponentType } from 'preact'
import { useEffect } from 'preact/hooks'
import { fetched } from '../../state/missing.ts'
import { matchView } from '../../state/streams.ts'

const loaded: Signal<ComponentType<{ move: number }> | null> = signal(null)

/** Where a move was wrong: the offer to show what it would break. The machine that works it out comes with the first mistake. */
export function MayBreak({ move }: { move: number }) {
  const view = matchView.value
  const isDue = view !== null && view.log.length > 0
  useEffect(() => {
    if (!isDue || loaded.value !== null) return
    void fetched(() => import('./supposed-break.tsx')).then((part) => {
      loaded.value = part?.SupposedBreak ?? null
    })
  }, [isDue])
  if (!isDue) return null
  const Offer = loaded.value
  return Offer === null ? <div class="what-breaks-room" /> : <Offer move={move} key={move} />
}
