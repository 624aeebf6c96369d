import type { Side } from '../../shared/tcp/tcb.ts'
import type { MatchView } from '../../shared/view/match-view.ts'

/** Whether a side's player may have the application close now; `null`: it is never theirs to decide in this match. */
export function closingOf(view: MatchView, side: Side): 'not-yet' | 'open' | 'closed' | null {
  const texts = view.playersClose?.[side]
  if (texts === undefined) return null
  const calls = view.calls.filter((made) => made.side === side).map(({ call }) => call.type)
  if (calls.includes('close')) return 'closed'
  const state = view.ends[side]?.state
  const isConnected = state === 'ESTABLISHED' || state === 'CLOSE-WAIT'
  return isConnected && calls.filter((type) => type === 'send').length >= texts ? 'open' : 'not-yet'
}
