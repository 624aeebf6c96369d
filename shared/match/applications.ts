import type { Call } from '../tcp/input.ts'
import { inTransition } from '../tcp/sendable.ts'
import { seq } from '../tcp/sequence.ts'
import { step } from '../tcp/step.ts'
import type { Side } from '../tcp/tcb.ts'
import { isOutstanding } from '../tcp/timeouts.ts'
import { changeEnd } from './end.ts'
import { issOf } from './isn.ts'
import type { End, Match } from './match.ts'
import type { Play } from './play.ts'
import { emit, setEnd } from './play.ts'
import type { ScriptedCall, Trigger } from './scenario.ts'

/** Sets the time of every call whose reason has come about. */
export function triggerCalls({ match }: Play): void {
  if (match.pendingCalls.length === 0) return
  let changed = false
  const pending = match.pendingCalls.map((waiting) => {
    const planned = match.script.calls[waiting.index]
    if (waiting.dueAtMs !== null || planned === undefined || !hasCome(planned.trigger, match.ends[planned.side])) return waiting
    changed = true
    return { index: waiting.index, dueAtMs: match.nowMs + planned.trigger.afterMs }
  })
  if (changed) match.pendingCalls = pending
}

function hasCome(trigger: Trigger, end: End): boolean {
  const { endpoint } = end
  switch (trigger.when) {
    case 'start':
      return true
    case 'state':
      return endpoint.tcb.state === trigger.state && !inTransition(endpoint)
    case 'delivered':
      return end.delivered.startsWith(trigger.text)
    case 'peer-closed':
      return end.peerClosed
    case 'acknowledged':
      return end.sentText !== '' && 'snd' in endpoint.tcb && endpoint.tcb.snd.unsent === '' && !isOutstanding(endpoint.tcb)
  }
}

/** Makes the call of the script with this index. One that the state does not allow any more is not made: there is no task in it. */
export function makeCall(play: Play, index: number): void {
  const { match } = play
  match.pendingCalls = match.pendingCalls.filter((waiting) => waiting.index !== index)
  const planned = match.script.calls[index]
  if (planned === undefined) return
  const { side, call } = planned
  const end = match.ends[side]
  const taken = step(end.endpoint, { type: 'call', call: callOf(match, side, call) }, match.rules)
  if (taken.effects.some(({ type }) => type === 'call-refused')) return
  emit(play, { type: 'call-made', side, call })
  if (call.type === 'send') setEnd(play, side, { ...end, sentText: end.sentText + call.text })
  changeEnd(play, side, 'outside', taken)
}

function callOf({ script, seed }: Match, side: Side, call: ScriptedCall): Call {
  if (call.type !== 'open-active' && call.type !== 'open-passive') return call
  return { type: call.type, iss: seq(issOf(script.isn, seed, side)), window: script.window[side] }
}
