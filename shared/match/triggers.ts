import { ofSide } from '../tcp/sides.ts'
import { isOutstanding } from '../tcp/timeouts.ts'
import { inTransition } from '../tcp/transition.ts'
import type { End, Match, Waiting } from './match.ts'
import type { Play } from './play.ts'
import type { Trigger } from './scenario.ts'

/** Sets the time of every call and of every actor whose reason has come about. */
export function pullTriggers({ match }: Play): void {
  match.pendingCalls = timed(match, match.pendingCalls, callTrigger)
  match.pendingActors = timed(match, match.pendingActors, actorTrigger)
}

type TriggerOf = (match: Match, index: number) => Trigger | null

const callTrigger: TriggerOf = ({ script, ends }, index) => {
  const planned = script.calls[index]
  return planned !== undefined && hasCome(planned.trigger, ofSide(ends, planned.side)) ? planned.trigger : null
}

const actorTrigger: TriggerOf = ({ script, ends }, index) => {
  const actor = script.actors?.[index]
  return actor !== undefined && hasCome(actor.trigger, ends[actor.watches]) ? actor.trigger : null
}

/** Asked after everything that happens, and almost always nothing has come: then it is the very list that was given. */
function timed(match: Match, pending: readonly Waiting[], pulled: TriggerOf): readonly Waiting[] {
  let next: Waiting[] | null = null
  for (let at = 0; at < pending.length; at++) {
    const waiting = pending[at]
    if (waiting === undefined || waiting.dueAtMs !== null) continue
    const trigger = pulled(match, waiting.index)
    if (trigger === null) continue
    next ??= [...pending]
    next[at] = { index: waiting.index, dueAtMs: match.nowMs + trigger.afterMs }
  }
  return next ?? pending
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
      // Most of what waits waits for more than has come, and to compare texts takes far longer than to see that.
      return end.delivered.length >= trigger.text.length && end.delivered.startsWith(trigger.text)
    case 'peer-closed':
      return end.peerClosed
    case 'sent':
      return 'snd' in endpoint.tcb && isSent(trigger.text, end.sentText, endpoint.tcb.snd.unsent)
    case 'acknowledged':
      return end.sentText !== '' && 'snd' in endpoint.tcb && endpoint.tcb.snd.unsent === '' && !isOutstanding(endpoint.tcb)
  }
}

/** True once TCP has sent all of `text`, of what the application has given in all. */
function isSent(text: string, given: string, unsent: string): boolean {
  return given.length - unsent.length >= text.length && given.startsWith(text)
}
