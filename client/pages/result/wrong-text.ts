import { otherSide, SIDES } from '../../../shared/tcp/sides.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import type { HistoryEvent } from '../../../shared/view/match-view.ts'

/** Text that the application at `side` was given; `said`: what the other one had asked to send by then. */
type WrongText = { readonly side: Side; readonly given: string; readonly said: string }

/** What one application has heard that the other has not said; null: nothing. */
export function wrongTextIn(history: readonly HistoryEvent[]): WrongText | null {
  for (const side of SIDES) {
    const given = history.flatMap((event) => (event.side === side && event.type === 'text' ? [event.text] : [])).join('')
    const said = history.flatMap((event) => (event.side === otherSide(side) ? saidIn(event) : [])).join('')
    if (!said.startsWith(given)) return { side, given, said }
  }
  return null
}

function saidIn(event: HistoryEvent): readonly string[] {
  return event.type === 'call' && event.call.type === 'send' ? [event.call.text] : []
}
