import { effect } from '@preact/signals'
import type { unveiled } from '../../shared/view/unveil.ts'
import { fetched } from './missing.ts'
import { matchView } from './streams.ts'

let unveil: Promise<typeof unveiled | null> | null = null

/**
 * Lifts the fog from every match that is over. What plays it again is fetched while it is being played, in a file of its own, so that it is there at
 * the end; until then the page shows what its player knew.
 */
export function liftFog(): void {
  effect(() => {
    const view = matchView.value
    if (view === null) return
    unveil ??= fetched(() => import('../../shared/view/unveil.ts')).then((part) => part?.unveiled ?? null)
    if (view.phase !== 'over' || view.history !== undefined) return
    void unveil.then((lift) => {
      if (lift === null)
        unveil = null // it could not be fetched, and page and player have been told
      else if (matchView.peek() === view) matchView.value = lift(view)
    })
  })
}
