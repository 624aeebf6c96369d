import { withProbeAgain, withTaken } from '../match/end.ts'
import type { ScriptedCall } from '../match/scenario.ts'
import { NO_TIMERS } from '../match/timers.ts'
import type { Call, Input } from '../tcp/input.ts'
import type { Rules } from '../tcp/rules.ts'
import { HIGHEST_16_BITS } from '../tcp/segment.ts'
import { seq } from '../tcp/sequence.ts'
import { initial, step } from '../tcp/step.ts'
import type { Endpoint, Side } from '../tcp/tcb.ts'
import { endViewOf } from '../view/end-view.ts'
import type { EndView, Given, MatchView, MatchViewEventOf } from '../view/match-view.ts'
import { segmentOf } from '../view/segment-view.ts'

/** What one player knows of a match: the log of the view, how much of the own end it shows, and what was told before it. */
export type Known = Pick<MatchView, 'log' | 'assistance'> & {
  readonly given: Given | undefined
  readonly side: Side
  readonly rules: Rules
}

/**
 * A player's own end, played again from the beginning as its log tells: all that has moved it is in there, at every level of assistance.
 * Null if that leads elsewhere than the log says, as under rules that the player does not know of.
 */
export function ownEndOf(known: Known, start: Endpoint): Endpoint | null {
  const end = known.log.reduce((before, _, at) => after(before, at, known), start)
  return isAsTold(end, known) ? end : null
}

function after(end: Endpoint, at: number, known: Known): Endpoint {
  const event = known.log[at]
  switch (event?.type) {
    case 'call-made':
      return event.side === known.side ? called(end, event.call, at, known) : end
    case 'segment-sent':
      // What the referee called wrong leaves on a raw table, and its sender's end does not move.
      return event.segment.from === known.side && known.log[at + 1]?.type === 'end-changed'
        ? moved(end, { type: 'segment-sent', segment: segmentOf(event.segment.segment) }, at, known)
        : end
    case 'segment-arrived':
      return event.to === known.side ? moved(end, { type: 'segment-arrives', segment: segmentOf(event.segment) }, at, known) : end
    case 'timer-expired':
      return event.side === known.side ? moved(end, { type: 'timeout', timer: event.timer }, at, known) : end
    default:
      return end
  }
}

function called(end: Endpoint, call: ScriptedCall, at: number, known: Known): Endpoint {
  if (call.type === 'crash') return initial
  if (call.type === 'reboot') return end
  const asked = callOf(call, at, known)
  return asked === null ? end : moved(end, { type: 'call', call: asked }, at, known)
}

function callOf(call: Exclude<ScriptedCall, { readonly type: 'crash' | 'reboot' }>, at: number, known: Known): Call | null {
  if (call.type !== 'open-active' && call.type !== 'open-passive') return call
  const iss = toldAfter(at, known)?.iss ?? null
  return iss === null ? null : { type: call.type, iss: seq(iss), window: windowOf(known) }
}

/** One step of the machine, and what the application and the timers of a match do with it at once. */
function moved(before: Endpoint, input: Input, at: number, known: Known): Endpoint {
  const { endpoint, effects } = step(before, input, known.rules)
  let octets = 0
  for (const effect of effects) if (effect.type === 'text-delivered') octets += effect.text.length
  const taken = octets > 0 && readsAtOnce(endpoint, at, known) ? withTaken(endpoint, octets, known.rules) : endpoint
  return withProbeAgain(before, taken, known.rules)
}

/** Whether the application takes what it is given: the own window says so, or what was sent of it. */
function readsAtOnce({ tcb }: Endpoint, at: number, known: Known): boolean {
  const shown = toldAfter(at, known)?.tcb?.rcvWnd ?? null
  if (shown !== null) return 'rcv' in tcb && shown !== tcb.rcv.wnd
  return ownWindows(known).every((window, _, all) => window >= (all[0] ?? HIGHEST_16_BITS))
}

/** How the own end was told to stand after the event at this place. */
function toldAfter(at: number, { log, side }: Known): EndView | null {
  for (let next = at + 1; next < log.length; next++) {
    const event = log[next]
    if (event?.type === 'end-changed' && event.side === side) return event.end
  }
  return null
}

/** The window with which the own end begins. */
export function windowOf(known: Known): number {
  return ownWindows(known)[0] ?? HIGHEST_16_BITS
}

function ownWindows({ log, side, given }: Known): readonly number[] {
  const shown = log.flatMap((event) => {
    if (event.type === 'end-changed' && event.side === side) return event.end.tcb?.rcvWnd ?? []
    if (event.type !== 'segment-sent' || event.segment.from !== side || event.segment.segment.flags.includes('R')) return []
    return event.segment.segment.window ?? HIGHEST_16_BITS
  })
  return given === undefined ? shown : [given.rcvWnd, ...shown]
}

function isAsTold(end: Endpoint, { log, side, assistance, rules }: Known): boolean {
  const last = log.findLast((event): event is MatchViewEventOf<'end-changed'> => event.type === 'end-changed' && event.side === side)
  if (last === undefined) return false
  const own = endViewOf(end, NO_TIMERS, assistance, rules)
  const { state, iss, tcb, owedCount } = last.end
  return own.state === state && own.iss === iss && own.owedCount === owedCount && JSON.stringify(own.tcb) === JSON.stringify(tcb)
}
