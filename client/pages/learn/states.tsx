import { useSignal } from '@preact/signals'
import type { State } from '../../../shared/tcp/tcb.ts'
import { narrow, reducedMotion } from '../../state/preferences.ts'
import { StateCardView } from './state-card.tsx'
import { StateMap } from './state-map.tsx'

/** The diagram of the states and, beside it, the card of the one that is chosen. */
export function States() {
  const chosen = useSignal<State>('ESTABLISHED')
  const choose = (state: State) => {
    chosen.value = state
    if (!narrow.value) return
    // On a phone the card stands below the diagram.
    const behavior = reducedMotion.value ? 'auto' : 'smooth'
    requestAnimationFrame(() => document.getElementById('state-card')?.scrollIntoView({ behavior, block: 'nearest' }))
  }
  return (
    <div class="states">
      <StateMap chosen={chosen.value} onChoose={choose} />
      <StateCardView state={chosen.value} onChoose={choose} />
    </div>
  )
}
