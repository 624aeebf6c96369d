import type { ScriptedCall } from '../../shared/match/scenario.ts'
import { distance, seq } from '../../shared/tcp/sequence.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { MatchView } from '../../shared/view/match-view.ts'

/** A thing that the application asked for, and whether its TCP has sent what it takes. */
type Wish = { readonly call: ScriptedCall; readonly atMs: number; readonly done: boolean }

type Made = MatchView['calls'][number]

/**
 * What this side's application asked for, oldest first. `done` is read from the segments that left, so that it holds in expert assistance, too; where
 * mistakes leave as well, from the own books of the connection that is open, if they are shown.
 */
export function wishesOf(view: MatchView, side: Side): readonly Wish[] {
  const made = view.calls.filter(({ side: caller }) => caller === side)
  const books = view.table === 'raw' ? (view.ends[side]?.tcb ?? null) : null
  const opened = made.findLastIndex(({ call }) => call.type === 'open-active' || call.type === 'open-passive')
  const isOpen = books !== null && books.iss !== null && books.sndNxt !== null
  const used = isOpen ? distance(seq(books.iss), seq(books.sndNxt)) : 0
  const begun = isOpen ? Math.max(0, opened) : made.length
  const isDone = [...made.slice(0, begun).map(bySegments(view, side)), ...made.slice(begun).map(byNumbers(used))]
  return made.map(({ call, atMs }, n) => ({ call, atMs, done: isDone[n] ?? true }))
}

/** Says of call after call of a connection whether it is done, by how many numbers its TCP has used: SYN and FIN take one each (§3.4). */
function byNumbers(used: number): (made: Made) => boolean {
  let needed = 1
  return ({ call }) => {
    if (call.type === 'send') needed += call.text.length
    if (call.type === 'close') needed += 1
    return used >= needed || !['open-active', 'send', 'close'].includes(call.type)
  }
}

/** The same by what has left. */
function bySegments(view: MatchView, side: Side): (made: Made) => boolean {
  const own = view.ladder.filter((sent) => sent.from === side && !sent.injected)
  const sentFlag = (letter: string) => own.some(({ segment }) => segment.flags.includes(letter))
  // Sent again, a SYN or FIN is still the same one: only other numbers are others.
  const numbersWith = (letter: string) =>
    new Set(own.filter(({ segment }) => segment.flags.includes(letter)).map(({ segment }) => segment.seq)).size
  const sent = sentText(view, side).end
  let asked = 0
  let opened = 0
  let closed = 0
  return ({ call }) => {
    switch (call.type) {
      case 'open-active':
        opened += 1
        return numbersWith('S') >= opened
      case 'open-passive':
      case 'receive':
      case 'crash':
      case 'reboot':
        return true
      case 'send':
        asked += call.text.length
        return sent >= asked
      case 'close':
        closed += 1
        return numbersWith('F') >= closed
      case 'abort':
        return sentFlag('R')
    }
  }
}

/** Texts that may be put into a segment now: what was never sent, what was sent and not acknowledged, or all there is to know of them. */
export function textsToSend(view: MatchView, side: Side): readonly string[] {
  const end = view.ends[side]
  // What is owed may be a part of what is to be sent: as much as the peer has room for.
  const owed = end?.owed.map(({ segment }) => segment.text) ?? []
  if (end?.tcb) return [...new Set([...owed, end.tcb.unsent, end.tcb.unacknowledged])].filter((text) => text !== '')
  // Without the books of the TCP: what the player's own segments have left of it, and everything from each of them on, newest first.
  const known = remembered(view, side)
  const texts = known.calls.flatMap(({ side: caller, call }) => (caller === side && call.type === 'send' ? [call.text] : []))
  const stream = texts.join('')
  const { starts, end: sent } = sentText(known, side)
  const rests = [sent, ...starts.toReversed()].map((from) => stream.slice(from))
  return [...new Set([...rests, ...texts.reverse()])].filter((text) => text !== '')
}

/** When this end's machine went down last; null: never. */
export function downSinceMs({ calls }: MatchView, side: Side): number | null {
  return calls.findLast((made) => made.side === side && made.call.type === 'crash')?.atMs ?? null
}

/** The match as far as this end's machine can remember it. */
function remembered(view: MatchView, side: Side): MatchView {
  const downMs = downSinceMs(view, side)
  if (downMs === null) return view
  const calls = view.calls.filter(({ atMs }) => atMs > downMs)
  return { ...view, calls, ladder: view.ladder.filter(({ sentAtMs }) => sentAtMs === null || sentAtMs > downMs) }
}

/** Which octets of the text have left, counted from 0: where each segment began, and how far they go. A repetition counts once. */
function sentText(view: MatchView, side: Side): { readonly starts: readonly number[]; readonly end: number } {
  const own = view.ladder.filter((sent) => sent.from === side && !sent.injected && sent.segment.text !== '')
  const first = own[0]?.segment.seq
  if (first === undefined) return { starts: [], end: 0 }
  const spans = own.map(({ segment }) => ({ start: distance(seq(first), seq(segment.seq)), length: segment.text.length }))
  return { starts: [...new Set(spans.map(({ start }) => start))], end: Math.max(...spans.map(({ start, length }) => start + length)) }
}
