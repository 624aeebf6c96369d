import type { MatchEvent } from '../../../shared/match/events.ts'
import type { ScriptedCall } from '../../../shared/match/scenario.ts'
import type { Ending, Timer } from '../../../shared/tcp/input.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import { goneAtMs, wholeLadder } from '../../../shared/view/ladder.ts'
import type { LadderSegment } from '../../../shared/view/match-view.ts'

/** Something that is written beside a lifeline. */
export type Mark = { readonly side: Side; readonly y: number } & (
  | { readonly kind: 'state'; readonly state: string }
  | { readonly kind: 'call'; readonly call: ScriptedCall }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'timer'; readonly timer: Exclude<Timer, 'time-wait'> }
  | { readonly kind: 'ended'; readonly how: Exclude<Ending, 'closed'> }
)

/** One segment, from where it leaves to where it lands or is lost. */
export type Rung = { readonly seen: LadderSegment; readonly fromY: number; readonly toY: number; readonly atMs: number }

/** The ladder diagram of a match, laid out: px from the top of the drawing. */
export type Picture = { readonly rungs: readonly Rung[]; readonly marks: readonly Mark[]; readonly height: number }

const TOP = 64
const MARK_HEIGHT = 18
const LABEL_HEIGHT = 26
const PIXELS_A_MS = 0.024
const LEAST_GAP = 6
/** Long waits are shown, but not at length. */
const MOST_GAP = 64
const BOTTOM = 24

type Undated<M> = M extends unknown ? Omit<M, 'y'> : never
type Moment = { readonly atMs: number; readonly marks: Undated<Mark>[]; sends: number }

/** Where everything of a match stands in its ladder diagram: time runs down, faster where nothing happens. */
export function pictureOf(events: readonly MatchEvent[]): Picture {
  const ladder = wholeLadder(events)
  const moments = momentsOf(events, ladder)
  const yAt = new Map<number, number>()
  const marks: Mark[] = []
  let y = TOP
  let beforeMs: number | null = null
  let least = 0
  for (const { atMs, marks: here, sends } of moments) {
    if (beforeMs !== null) y += Math.max(Math.min((atMs - beforeMs) * PIXELS_A_MS, MOST_GAP), least)
    yAt.set(atMs, y)
    const rows = { client: 0, server: 0 }
    for (const mark of here) marks.push({ ...mark, y: y + MARK_HEIGHT * rows[mark.side]++ } as Mark)
    least = Math.max(LEAST_GAP, MARK_HEIGHT * Math.max(rows.client, rows.server), sends * LABEL_HEIGHT)
    beforeMs = atMs
  }
  const rungs = ladder.map((seen): Rung => {
    const atMs = seen.sentAtMs ?? 0
    const fromY = yAt.get(atMs) ?? TOP
    return { seen, fromY, toY: yAt.get(goneAtMs(seen) ?? atMs) ?? fromY, atMs }
  })
  return { rungs, marks, height: y + least + BOTTOM }
}

function momentsOf(events: readonly MatchEvent[], ladder: readonly LadderSegment[]): readonly Moment[] {
  const moments = new Map<number, Moment>()
  const at = (atMs: number): Moment => {
    const moment = moments.get(atMs) ?? { atMs, marks: [], sends: 0 }
    moments.set(atMs, moment)
    return moment
  }
  const states: Record<Side, string> = { client: '', server: '' }
  for (const event of events) {
    const mark = markOf(event, states)
    if (mark !== null) at(event.atMs).marks.push(mark)
    if (event.type === 'match-over') at(event.atMs)
  }
  for (const seen of ladder) {
    if (seen.sentAtMs !== null) at(seen.sentAtMs).sends += 1
    const endMs = goneAtMs(seen)
    if (endMs !== null) at(endMs)
  }
  return [...moments.values()].sort((a, b) => a.atMs - b.atMs)
}

function markOf(event: MatchEvent, states: Record<Side, string>): Undated<Mark> | null {
  switch (event.type) {
    case 'end-changed': {
      const { side } = event
      const { state } = event.endpoint.tcb
      if (states[side] === state) return null
      states[side] = state
      return { side, kind: 'state', state }
    }
    case 'call-made':
      return { side: event.side, kind: 'call', call: event.call }
    case 'text-delivered':
      return { side: event.side, kind: 'text', text: event.text }
    case 'timer-expired':
      return event.timer === 'time-wait' ? null : { side: event.side, kind: 'timer', timer: event.timer }
    case 'connection-ended':
      return event.how === 'closed' ? null : { side: event.side, kind: 'ended', how: event.how }
    default:
      return null
  }
}
