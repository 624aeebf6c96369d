import { laterTimers } from '../match/timers.ts'
import { otherSide, withSide } from '../tcp/sides.ts'
import { arrived, lost, whole } from './ladder.ts'
import type {
  EndView,
  LadderSegment,
  MatchFrame,
  MatchNews,
  MatchView,
  MatchViewEvent,
  MatchViewEventOf,
  SegmentId,
  Viewer,
} from './match-view.ts'
import { withNews } from './news.ts'

/** A match of which nothing has been heard yet, and who acts for its sides at the beginning. */
export function emptyMatchView(frame: MatchFrame, controllers: MatchView['controllers']): MatchView {
  return {
    ...frame,
    phase: 'ready',
    ends: { client: null, server: null },
    controllers,
    ladder: [],
    inbox: { client: [], server: [] },
    calls: [],
    delivered: { client: '', server: '' },
    scores: { client: null, server: null },
    lastVerdict: null,
    hint: null,
    replay: null,
    log: [],
    result: null,
  }
}

/** The view after one more event. Nothing of the view that was given changes. */
export function fold(view: MatchView, news: MatchNews): MatchView {
  return foldAll(view, [news])
}

/** The view after many events, with fewer copies than by fold() one by one. What players are told in one word is two events in the log. */
export function foldAll(view: MatchView, events: readonly MatchNews[]): MatchView {
  let next = view
  const log = [...view.log]
  const take = (event: MatchViewEvent): void => {
    // A pause is looked up in the log when it ends.
    next = event.type === 'match-resumed' ? changed({ ...next, log }, event) : changed(next, event)
    log.push(event)
  }
  for (const news of events) {
    if (news.type === 'fog-lifted') {
      next = { ...next, replay: news.replay }
      continue
    }
    for (const event of loggedAs(inFull(next, news), next.viewer)) take(event)
    if (news.type === 'match-over') next = { ...next, replay: news.replay ?? null }
  }
  return { ...next, log }
}

function inFull(view: MatchView, news: Exclude<MatchNews, { readonly type: 'fog-lifted' }>): MatchViewEvent {
  switch (news.type) {
    case 'end-changed':
      return { ...news, end: withNews(view.ends[news.side], news.end) }
    case 'match-over':
      return { atMs: news.atMs, type: news.type, result: news.result }
    default:
      return news
  }
}

/** The event as the log has it. A player's verdict says that the segment has left, too. */
export function loggedAs(event: MatchViewEvent, viewer: Viewer): readonly MatchViewEvent[] {
  if (viewer === 'spectator' || event.type !== 'move-judged' || event.sent === null) return [event]
  const { atMs, side, segment, sent } = event
  return [event, { atMs, type: 'segment-sent', segment: { id: sent, from: side, segment, sentAtMs: atMs } }]
}

function changed(view: MatchView, event: MatchViewEvent): MatchView {
  switch (event.type) {
    case 'match-started':
      return { ...view, phase: 'playing' }
    case 'call-made': {
      const { side, call, atMs } = event
      return { ...view, calls: [...view.calls, { side, call, atMs }] }
    }
    case 'move-judged': {
      const { side, move, segment, verdict, points, score, atMs } = event
      const lastVerdict = { side, move, segment, verdict, points, atMs }
      // What was hinted at has been done, or something else is due now.
      const hint = verdict.grade === 'wrong' ? view.hint : null
      return { ...view, lastVerdict, hint, scores: score === null ? view.scores : withSide(view.scores, side, score) }
    }
    case 'segment-sent':
      return { ...view, ladder: [...view.ladder, whole(event.segment)] }
    case 'segment-lost':
      return { ...view, ladder: withSegment(view.ladder, event.id, (segment) => lost(segment, event.atMs)) }
    case 'segment-arrived':
      return { ...withArrival(view, event), inbox: withSide(view.inbox, event.to, [...view.inbox[event.to], event.id]) }
    case 'text-delivered':
      return { ...view, delivered: withSide(view.delivered, event.side, view.delivered[event.side] + event.text) }
    case 'end-changed':
      return { ...view, ends: withSide(view.ends, event.side, event.end) }
    case 'hint-given': {
      const scores = event.score === null ? view.scores : withSide(view.scores, event.side, event.score)
      return { ...view, hint: event.hint, scores }
    }
    case 'controller-changed':
      return { ...view, controllers: withSide(view.controllers, event.side, event.controller) }
    case 'match-paused':
      return { ...view, phase: 'paused' }
    case 'match-resumed':
      return resumed(view, event.atMs)
    case 'match-over':
      return { ...view, phase: 'over', scores: event.result.scores, hint: null, result: event.result }
    // These are in the log; what they change comes with other events.
    case 'peer-closed':
    case 'connection-ended':
    case 'timer-expired':
      return view
  }
}

function withSegment(
  ladder: readonly LadderSegment[],
  id: SegmentId,
  change: (segment: LadderSegment) => LadderSegment,
): readonly LadderSegment[] {
  const at = ladder.findLastIndex((segment) => segment.id === id)
  const segment = ladder[at]
  return segment === undefined ? ladder : ladder.with(at, change(segment))
}

/** To a spectator a segment arrives that was seen leaving; to a player it comes out of the fog. */
function withArrival(view: MatchView, event: MatchViewEventOf<'segment-arrived'>): MatchView {
  const { id, atMs, to, segment, dropped } = event
  if (view.viewer === 'spectator') return { ...view, ladder: withSegment(view.ladder, id, (sent) => arrived(sent, atMs, dropped)) }
  const outOfTheFog: LadderSegment = {
    id,
    from: otherSide(to),
    segment,
    sentAtMs: null,
    arrivedAtMs: atMs,
    landsAtMs: null,
    lostAtMs: null,
    dropped,
    injected: false,
  }
  return { ...view, ladder: [...view.ladder, outOfTheFog] }
}

/** The clocks of the match stood still: what was to happen happens later by as much. */
function resumed(view: MatchView, atMs: number): MatchView {
  const pausedAtMs = view.log.findLast((event) => event.type === 'match-paused')?.atMs ?? atMs
  const byMs = atMs - pausedAtMs
  const ladder = view.ladder.map((segment) => (segment.landsAtMs === null ? segment : { ...segment, landsAtMs: segment.landsAtMs + byMs }))
  const ends = {
    client: view.ends.client && laterEnd(view.ends.client, byMs),
    server: view.ends.server && laterEnd(view.ends.server, byMs),
  }
  return { ...view, phase: 'playing', ladder, ends }
}

function laterEnd(end: EndView, byMs: number): EndView {
  return { ...end, timers: laterTimers(end.timers, byMs) }
}
