import type { Running, Timers } from '../match/events.ts'
import type { Changeable } from '../match/play.ts'
import { NO_TIMERS } from '../match/timers.ts'
import { ofSide, withSide } from '../tcp/sides.ts'
import type { Side } from '../tcp/tcb.ts'
import type { EndNews, EndView, MatchNews, MatchViewEvent, TcbView } from './match-view.ts'

/** How the ends were told to stand last; null: nothing was told of it. */
export type ToldEnds = Readonly<Record<Side, EndView | null>>

/** Before anything was told of either end. */
export const NOTHING_TOLD: ToldEnds = { client: null, server: null }

/** An event for somebody who has been told before how the ends stand. */
export function newsOf(event: MatchViewEvent, told: ToldEnds): MatchNews {
  if (event.type !== 'end-changed') return event
  const before = ofSide(told, event.side)
  return before === null ? event : { ...event, end: endNewsOf(event.end, before) }
}

/** How the ends have been told to stand once this event is told, too. */
export function toldAfter(event: MatchViewEvent, told: ToldEnds): ToldEnds {
  return event.type === 'end-changed' ? withSide(told, event.side, event.end) : told
}

function endNewsOf(end: EndView, before: EndView): EndNews {
  const news: Changeable<EndNews> = {}
  if (end.state !== before.state) news.state = end.state
  if (end.inTransition !== before.inTransition) news.inTransition = end.inTransition
  if (end.iss !== before.iss) news.iss = end.iss
  if (end.tcb === null || before.tcb === null) {
    if (end.tcb !== before.tcb) news.tcb = end.tcb
  } else {
    const tcb = tcbNewsOf(end.tcb, before.tcb)
    if (Object.keys(tcb).length > 0) news.tcb = tcb
  }
  if (end.owed.length > 0 || before.owed.length > 0) news.owed = end.owed
  if (end.owedCount !== before.owedCount) news.owedCount = end.owedCount
  if (!areSame(end.timers, before.timers)) news.timers = end.timers
  return news
}

function tcbNewsOf(tcb: TcbView, before: TcbView): Partial<TcbView> {
  const news: Changeable<Partial<TcbView>> = {}
  if (tcb.iss !== before.iss) news.iss = tcb.iss
  if (tcb.sndUna !== before.sndUna) news.sndUna = tcb.sndUna
  if (tcb.sndNxt !== before.sndNxt) news.sndNxt = tcb.sndNxt
  if (tcb.sndWnd !== before.sndWnd) news.sndWnd = tcb.sndWnd
  if (tcb.irs !== before.irs) news.irs = tcb.irs
  if (tcb.rcvNxt !== before.rcvNxt) news.rcvNxt = tcb.rcvNxt
  if (tcb.rcvWnd !== before.rcvWnd) news.rcvWnd = tcb.rcvWnd
  if (tcb.unsent !== before.unsent) news.unsent = tcb.unsent
  if (tcb.unacknowledged !== before.unacknowledged) news.unacknowledged = tcb.unacknowledged
  return news
}

/** By value: two runs that a viewer cannot tell apart are to be told alike. */
function areSame(a: Timers, b: Timers): boolean {
  if (a === b) return true
  return (
    isSame(a.retransmission, b.retransmission) &&
    a.retransmission?.expiries === b.retransmission?.expiries &&
    isSame(a.timeWait, b.timeWait) &&
    isSame(a.persist, b.persist) &&
    a.persist?.expiries === b.persist?.expiries &&
    isSame(a.keepAlive, b.keepAlive) &&
    isSame(a.user, b.user)
  )
}

function isSame(a: Running | null | undefined, b: Running | null | undefined): boolean {
  return a?.startedAtMs === b?.startedAtMs && a?.expiresAtMs === b?.expiresAtMs
}

const CLOSED: EndView = {
  state: 'CLOSED',
  inTransition: false,
  iss: null,
  tcb: null,
  owed: [],
  owedCount: 0,
  timers: NO_TIMERS,
}
const NO_TCB: TcbView = {
  iss: null,
  sndUna: null,
  sndNxt: null,
  sndWnd: null,
  irs: null,
  rcvNxt: null,
  rcvWnd: null,
  unsent: '',
  unacknowledged: '',
}

/** The end as it stands after the news. */
export function withNews(before: EndView | null, news: EndNews): EndView {
  const { tcb = before?.tcb ?? null, ...rest } = news
  return { ...(before ?? CLOSED), ...rest, tcb: tcb === null ? null : { ...(before?.tcb ?? NO_TCB), ...tcb } }
}
