import { onConnected } from './arrives-connected.ts'
import { onClosed, onListen, onSynSent } from './arrives-unconnected.ts'
import { onCall } from './calls.ts'
import type { Effect, Input, Step } from './input.ts'
import { NO_EFFECTS } from './input.ts'
import type { Rules } from './rules.ts'
import { RFC_9293 } from './rules.ts'
import type { Segment } from './segment.ts'
import { has, RST } from './segment.ts'
import { onSent } from './sent.ts'
import { add } from './sequence.ts'
import type { Crossing, DropReason, Endpoint, Tcb, Trail } from './tcb.ts'
import { NO_TRAIL } from './tcb.ts'
import { onTimeout } from './timeouts.ts'

/** An endpoint before its first call: CLOSED, and nothing owed. */
export const initial: Endpoint = { tcb: { state: 'CLOSED' }, due: [] }

/** Processes one event (§3.10). The same endpoint, input and rules always give the same Step. */
export function step(endpoint: Endpoint, input: Input, rules: Rules = RFC_9293): Step {
  const { trail } = endpoint
  switch (input.type) {
    case 'call':
      return followed(onCall(endpoint, input.call, rules), trail)
    case 'segment-arrives': {
      const step = onSegment(endpoint, input.segment, rules)
      const heard: Trail = {
        heard: input.segment,
        heardIn: endpoint.tcb.state,
        dropped: dropReason(step.effects),
        said: trail?.said ?? null,
      }
      const crossing = crossingOf(endpoint.tcb, step.endpoint)
      return followed(step, crossing === null ? heard : { ...heard, crossing })
    }
    case 'segment-sent':
      return followed({ endpoint: onSent(endpoint, input.segment), effects: NO_EFFECTS }, afterSent(endpoint, input.segment))
    case 'timeout':
      return followed(onTimeout(endpoint, input.timer), trail)
  }
}

/** Why a segment that has arrived advanced nothing; null if it did. */
export function dropReason(effects: readonly Effect[]): DropReason | null {
  for (const effect of effects) if (effect.type === 'segment-dropped') return effect.reason
  return null
}

/** What a stack may have been about to send, or to repeat, when text or a FIN came. */
function crossingOf(before: Tcb, { tcb: after, due }: Endpoint): Crossing | null {
  if (!('rcv' in before)) return null
  const { snd, rcv } = before
  if (snd.una === snd.nxt) return null
  const isOver = !('rcv' in after)
  if (isOver ? !due.some((owed) => owed.type === 'reset' && owed.section === '3.6.1') : rcv.nxt === after.rcv.nxt) return null
  const crossing = { ack: rcv.nxt, end: add(snd.nxt, snd.unsent.length + (snd.fin === 'queued' ? 1 : 0)), up: snd.up }
  return isOver ? { ...crossing, ended: before } : crossing
}

function afterSent({ tcb, trail = NO_TRAIL }: Endpoint, said: Segment): Trail {
  const { heard, heardIn, dropped, crossing } = trail
  const isAnswered = has(said, RST) || ('rcv' in tcb && said.ack === tcb.rcv.nxt)
  return crossing === undefined || isAnswered ? { heard, heardIn, dropped, said } : { heard, heardIn, dropped, said, crossing }
}

/** The step with this trail left behind. */
function followed(step: Step, trail: Trail | undefined): Step {
  const { tcb, due, trail: before } = step.endpoint
  return trail === before || trail === undefined ? step : { endpoint: { tcb, due, trail }, effects: step.effects }
}

/** SEGMENT ARRIVES (§3.10.7): which of its four parts applies. */
function onSegment(endpoint: Endpoint, segment: Segment, rules: Rules): Step {
  const { tcb, due } = endpoint
  switch (tcb.state) {
    case 'CLOSED':
      return onClosed(endpoint, segment)
    case 'LISTEN':
      return onListen(tcb, due, segment, rules)
    case 'SYN-SENT':
      return onSynSent(tcb, due, segment, rules)
    default:
      return onConnected(tcb, due, segment, rules)
  }
}
