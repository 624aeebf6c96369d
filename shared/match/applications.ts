import type { Call } from '../tcp/input.ts'
import { withoutAt } from '../tcp/lists.ts'
import { seq } from '../tcp/sequence.ts'
import { ofSide, otherSide } from '../tcp/sides.ts'
import { initial, step } from '../tcp/step.ts'
import type { Side } from '../tcp/tcb.ts'
import { changeEnd } from './end.ts'
import { issOf } from './isn.ts'
import type { Match } from './match.ts'
import type { Play } from './play.ts'
import { emit, setEnd, tellEnd, timeOf } from './play.ts'
import type { Script, ScriptedCall } from './scenario.ts'
import { NO_TIMERS } from './timers.ts'

/**
 * Makes the call of the script with this index. One that the state does not allow any more is not made: there is no task in it. On a
 * machine that is down no application asks for anything.
 */
export function makeCall(play: Play, index: number): void {
  const { match } = play
  match.pendingCalls = withoutAt(
    match.pendingCalls,
    match.pendingCalls.findIndex((waiting) => waiting.index === index),
  )
  const planned = match.script.calls[index]
  if (planned === undefined) return
  const { side, call } = planned
  if (call.type === 'crash' || call.type === 'reboot') {
    switchMachine(play, side, call)
    return
  }
  ask(play, side, call)
}

/** Lets a player's application close now, where that is the player's to decide; false: it is not, not any more, or it has not said all yet. */
export function closeForPlayer(play: Play, side: Side): boolean {
  return mayClose(play.match, side) && ask(play, side, { type: 'close' })
}

/** True if it is for this side's player to decide whether the application closes now. */
export function mayClose({ script, ends }: Match, side: Side): boolean {
  if (script.playersClose !== true) return false
  const { endpoint, sentText } = ofSide(ends, side)
  const isOpen = endpoint.tcb.state === 'ESTABLISHED' || endpoint.tcb.state === 'CLOSE-WAIT'
  return isOpen && sentText === textsOf(script, side).join('')
}

/** What an application is going to say in all, in order. */
export function textsOf({ calls }: Script, side: Side): readonly string[] {
  return calls.flatMap((planned) => (planned.side === side && planned.call.type === 'send' ? [planned.call.text] : []))
}

/** All that the application above an end is to be given. */
export function wantedAt({ script, ends }: Match, side: Side): string {
  return script.goal.delivered?.[side] ?? ofSide(ends, otherSide(side)).sentText
}

/** True unless the state does not allow the call. */
function ask(play: Play, side: Side, call: TcpCall): boolean {
  const { match } = play
  const end = ofSide(match.ends, side)
  if (end.isDown) return false
  const taken = step(end.endpoint, { type: 'call', call: callOf(match, side, call) }, match.rules)
  if (taken.effects.some(({ type }) => type === 'call-refused')) return false
  emit(play, { atMs: timeOf(play), type: 'call-made', side, call })
  // Joined, not added: that would keep all the parts alive, in every match of a server.
  if (call.type === 'send') setEnd(play, side, { ...end, sentText: [end.sentText, call.text].join('') })
  if (isOpen(call)) setEnd(play, side, { ...end, opens: end.opens + 1, peerClosed: false, isBrokenOff: false })
  if (call.type === 'close' && match.script.playersClose) dropCloses(match, side)
  changeEnd(play, side, 'outside', taken)
  return true
}

function dropCloses(match: Play['match'], side: Side): void {
  const isClose = (index: number) => match.script.calls[index]?.side === side && match.script.calls[index]?.call.type === 'close'
  match.pendingCalls = match.pendingCalls.filter(({ index }) => !isClose(index))
}

type TcpCall = Exclude<ScriptedCall, { readonly type: 'crash' | 'reboot' }>

function isOpen({ type }: ScriptedCall): boolean {
  return type === 'open-active' || type === 'open-passive'
}

function callOf({ script, seed, ends }: Match, side: Side, call: TcpCall): Call {
  if (call.type !== 'open-active' && call.type !== 'open-passive') return call
  return { type: call.type, iss: seq(issOf(script.isn, seed, side, ofSide(ends, side).opens)), window: script.window[side] }
}

/** A crash takes the TCB, its timers and all that was owed; nobody is told. After the reboot there is no connection (§3.5.1). */
function switchMachine(play: Play, side: Side, call: ScriptedCall): void {
  const end = ofSide(play.match.ends, side)
  const isDown = call.type === 'crash'
  if (end.isDown === isDown) return
  emit(play, { atMs: timeOf(play), type: 'call-made', side, call })
  const lost = {
    endpoint: initial,
    timers: NO_TIMERS,
    expiries: 0,
    unanswered: 0,
    knownSinceMs: null,
    botActsAtMs: null,
    hintsTaken: 0,
    answering: null,
    past: [],
  }
  setEnd(play, side, isDown ? { ...end, ...lost, isDown } : { ...end, isDown })
  tellEnd(play, side)
}
