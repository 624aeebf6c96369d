import { SIDES } from '../../../shared/tcp/sides.ts'
import type { Side, State } from '../../../shared/tcp/tcb.ts'
import { goneAtMs } from '../../../shared/view/ladder.ts'
import type { LadderSegment, MatchViewEvent } from '../../../shared/view/match-view.ts'
import { callName, endingName, TIMER_NAMES } from '../../i18n/rfc-names.ts'
import type { Moment, Trace } from './trace.ts'

/** Something written beside a lifeline. */
export type Mark = {
  readonly side: Side
  readonly kind: 'state' | 'call' | 'text' | 'timer' | 'ended'
  readonly label: string
  readonly y: number
}
/** A segment from where it leaves to where it lands, or to where the wire loses it. */
export type Flight = { readonly seen: LadderSegment; readonly fromY: number; readonly toY: number }
/** How long an end was in a state. */
export type Band = { readonly side: Side; readonly state: State; readonly fromY: number; readonly toY: number }

/** Where everything of a trace stands; time runs down, faster where nothing happens. `rests`: how far it is drawn at each moment. */
export type Layout = {
  readonly marks: readonly Mark[]
  readonly flights: readonly Flight[]
  readonly bands: readonly Band[]
  readonly rests: readonly number[]
  readonly height: number
}

const TOP = 52
const BOTTOM = 26
const PIXELS_A_MS = 0.022
const LEAST_GAP = 12
/** Long waits are shown, but not at length. */
const MOST_GAP = 58

/** Lays a trace out. `markHeight` and `labelHeight` are those of a mark and of a segment's label, px. */
export function layoutOf(trace: Trace, markHeight: number, labelHeight: number): Layout {
  const endMs = endOf(trace)
  const marks: Mark[] = []
  const arrivesAt = new Map<number, number>()
  const leavesAt = new Map<number, number>()
  const rests: number[] = []
  let y = TOP
  for (const [index, moment] of trace.moments.entries()) {
    arrivesAt.set(moment.atMs, y)
    const rows = { client: 0, server: 0 }
    for (const mark of moment.events.flatMap(markOf)) {
      rows[mark.side] += 1
      marks.push({ ...mark, y: y + markHeight * (rows[mark.side] - 0.3) })
    }
    y += markHeight * Math.max(rows.client, rows.server)
    leavesAt.set(moment.atMs, y)
    const next = trace.moments[index + 1]?.atMs ?? endMs
    const gap = gapAfter(moment, next, labelHeight)
    // A segment that has just left is shown on its way.
    rests.push(moment.departures.length > 0 ? y + gap * 0.55 : y)
    y += gap
  }
  arrivesAt.set(endMs, arrivesAt.get(endMs) ?? y)
  const yAt = (places: ReadonlyMap<number, number>, atMs: number | null) => places.get(atMs ?? endMs) ?? y
  const flights = trace.view.ladder.map((seen) => ({ seen, fromY: yAt(leavesAt, seen.sentAtMs), toY: yAt(arrivesAt, goneAtMs(seen)) }))
  return { marks, flights, bands: bandsOf(trace, arrivesAt, y), rests, height: y + BOTTOM }
}

/** The end of the drawing: the last moment, or when the last segment lands. */
function endOf({ moments, view }: Trace): number {
  return Math.max(...moments.map(({ atMs }) => atMs), ...view.ladder.map((seen) => goneAtMs(seen) ?? 0))
}

function gapAfter({ atMs, departures }: Moment, nextMs: number, labelHeight: number): number {
  const least = departures.length > 0 ? labelHeight * departures.length : LEAST_GAP
  return Math.max(Math.min((nextMs - atMs) * PIXELS_A_MS, MOST_GAP), least)
}

function bandsOf({ moments }: Trace, places: ReadonlyMap<number, number>, bottom: number): readonly Band[] {
  return SIDES.flatMap((side) => {
    const changes = moments.flatMap(({ atMs, events }) =>
      events.flatMap((event) =>
        event.type === 'end-changed' && event.side === side ? [{ y: places.get(atMs) ?? 0, state: event.end.state }] : [],
      ),
    )
    return changes.map(({ y, state }, index) => ({ side, state, fromY: y, toY: changes[index + 1]?.y ?? bottom }))
  })
}

function markOf(event: MatchViewEvent): readonly Omit<Mark, 'y'>[] {
  switch (event.type) {
    case 'end-changed':
      return [{ side: event.side, kind: 'state', label: event.end.state }]
    case 'call-made':
      return [{ side: event.side, kind: 'call', label: callName(event.call) }]
    case 'text-delivered':
      return [{ side: event.side, kind: 'text', label: `✓ “${event.text}”` }]
    case 'timer-expired':
      return [{ side: event.side, kind: 'timer', label: TIMER_NAMES[event.timer] }]
    case 'connection-ended':
      return [{ side: event.side, kind: 'ended', label: endingName(event.how) }]
    default:
      return []
  }
}
