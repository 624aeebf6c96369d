import { createSeed } from '../../../shared/match/chance.ts'
import type { Localized, Script } from '../../../shared/match/scenario.ts'
import { RFC_9293 } from '../../../shared/tcp/rules.ts'
import { otherSide } from '../../../shared/tcp/sides.ts'
import type { Side, State } from '../../../shared/tcp/tcb.ts'
import { emptyMatchView, foldAll } from '../../../shared/view/fold.ts'
import type { LadderSegment, MatchView, MatchViewEvent, SegmentId } from '../../../shared/view/match-view.ts'
import { viewEventsOf } from '../../../shared/view/redact.ts'
import { rehearse } from '../../../shared/workshop/rehearse.ts'

/** What a remark waits for; `nth` counts from 1, the first if it is not said. */
export type Cue = { readonly nth?: number } & (
  | { readonly on: 'sent' | 'arrived' | 'lost'; readonly from: Side; readonly flags: string }
  | { readonly on: 'state'; readonly side: Side; readonly state: State }
  | { readonly on: 'timer' | 'text' | 'ended'; readonly side: Side }
)

/** What is worth saying at one moment of a trace. */
export type Remark = { readonly cue: Cue; readonly text: Localized }

/** Everything that happens at one time, and what is said to it. */
export type Moment = {
  readonly atMs: number
  readonly events: readonly MatchViewEvent[]
  /** Segments that leave now. */
  readonly departures: readonly SegmentId[]
  readonly remarks: readonly Localized[]
}

/** A scenario as two bots that make no mistakes play it: what everybody would have seen who watched. */
export type Trace = { readonly view: MatchView; readonly moments: readonly Moment[] }

/** Always the same luck: a trace is an illustration. */
const SEED = createSeed(7)

/** Plays a script and tells what happened, moment by moment. */
export function traceOf(script: Script, remarks: readonly Remark[] = []): Trace {
  const { events } = rehearse(script, SEED)
  const chronicle = { table: 'coached', assistance: 'guided', rules: { ...RFC_9293, ...script.rules }, events } as const
  const told = viewEventsOf(chronicle, 'spectator')
  const view = foldAll(emptyMatchView(frameOf(script), { client: 'bot', server: 'bot' }), told)
  const news = newsOf(told)
  const said = saidAt(news, view, remarks)
  const moments = new Map<number, MatchViewEvent[]>()
  for (const event of news) {
    const { atMs } = event
    moments.set(atMs, [...(moments.get(atMs) ?? []), event])
  }
  return {
    view,
    moments: [...moments].map(([atMs, now]) => ({
      atMs,
      events: now,
      departures: now.flatMap((event) => (event.type === 'segment-sent' ? [event.segment.id] : [])),
      remarks: now.flatMap((event) => said.get(event) ?? []),
    })),
  }
}

function frameOf({ id, parMs, mslMs, rtoMs }: Script) {
  return {
    ...({ match: 1, viewer: 'spectator', scenario: id, round: 1, table: 'coached', assistance: 'guided' } as const),
    ...{ startsAtMs: 0, parMs, mslMs, rtoMs },
  }
}

/** The events that are worth a line: what was sent, what came, and every new state. */
function newsOf(events: readonly MatchViewEvent[]): readonly MatchViewEvent[] {
  const states: Partial<Record<Side, State>> = {}
  return events.filter((event) => {
    switch (event.type) {
      case 'end-changed': {
        const isNew = states[event.side] !== event.end.state
        states[event.side] = event.end.state
        return isNew
      }
      case 'connection-ended':
        return event.how !== 'closed' // its state says so
      case 'call-made':
      case 'segment-sent':
      case 'segment-lost':
      case 'segment-arrived':
      case 'text-delivered':
      case 'peer-closed':
      case 'timer-expired':
        return true
      default:
        return false
    }
  })
}

/** Which remarks are made at which event. A cue that never comes is silent; the tests see to it that none is. */
function saidAt(news: readonly MatchViewEvent[], view: MatchView, remarks: readonly Remark[]): Map<MatchViewEvent, readonly Localized[]> {
  const said = new Map<MatchViewEvent, readonly Localized[]>()
  for (const { cue, text } of remarks) {
    const event = news.filter((one) => fits(one, cue, view))[(cue.nth ?? 1) - 1]
    if (event !== undefined) said.set(event, [...(said.get(event) ?? []), text])
  }
  return said
}

function fits(event: MatchViewEvent, cue: Cue, view: MatchView): boolean {
  switch (cue.on) {
    case 'sent':
      return event.type === 'segment-sent' && isLike(event.segment, cue)
    case 'arrived':
      return event.type === 'segment-arrived' && isLike({ from: otherSide(event.to), segment: event.segment }, cue)
    case 'lost':
      return event.type === 'segment-lost' && view.ladder.some((seen) => seen.id === event.id && isLike(seen, cue))
    case 'state':
      return event.type === 'end-changed' && event.side === cue.side && event.end.state === cue.state
    case 'timer':
      return event.type === 'timer-expired' && event.side === cue.side
    case 'text':
      return event.type === 'text-delivered' && event.side === cue.side
    case 'ended':
      return event.type === 'connection-ended' && event.side === cue.side
  }
}

function isLike({ from, segment }: Pick<LadderSegment, 'from' | 'segment'>, cue: { readonly from: Side; readonly flags: string }): boolean {
  return from === cue.from && [...segment.flags].sort().join('') === [...cue.flags].sort().join('')
}
