import { inTransition } from '../tcp/sendable.ts'
import { isOutstanding } from '../tcp/timeouts.ts'
import type { End, Match } from './match.ts'
import type { Play } from './play.ts'
import type { Trigger } from './scenario.ts'

type Waiting = { readonly index: number; readonly dueAtMs: number | null }

/** Sets the time of every call and of every actor whose reason has come about. */
export function pullTriggers({ match }: Play): void {
  const { script, ends, pendingCalls, pendingActors } = match
  if (pendingCalls.length > 0) {
    match.pendingCalls = timed(match, pendingCalls, (index) => {
      const planned = script.calls[index]
      return planned && hasCome(planned.trigger, ends[planned.side]) ? planned.trigger : null
    })
  }
  if (pendingActors.length > 0) {
    match.pendingActors = timed(match, pendingActors, (index) => {
      const actor = script.actors?.[index]
      return actor && hasCome(actor.trigger, ends[actor.watches]) ? actor.trigger : null
    })
  }
}

function timed({ nowMs }: Match, pending: readonly Waiting[], pulled: (index: number) => Trigger | null): readonly Waiting[] {
  let changed = false
  const next = pending.map((waiting) => {
    const trigger = waiting.dueAtMs === null ? pulled(waiting.index) : null
    if (trigger === null) return waiting
    changed = true
    return { index: waiting.index, dueAtMs: nowMs + trigger.afterMs }
  })
  return changed ? next : pending
}

/** True if the reason has come about at this end. A machine that is down has no state to come to. */
function hasCome(trigger: Trigger, end: End): boolean {
  const { endpoint, opens, isDown } = end
  switch (trigger.when) {
    case 'start':
      return true
    case 'state':
      if (isDown || (trigger.incarnation !== undefined && opens !== trigger.incarnation + 1)) return false
      return endpoint.tcb.state === trigger.state && !inTransition(endpoint)
    case 'delivered':
      return end.delivered.startsWith(trigger.text)
    case 'peer-closed':
      return end.peerClosed
    case 'acknowledged':
      return end.sentText !== '' && 'snd' in endpoint.tcb && endpoint.tcb.snd.unsent === '' && !isOutstanding(endpoint.tcb)
  }
}
