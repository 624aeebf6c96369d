import type { EndView, LadderSegment, MatchView, MatchViewEvent } from '../../shared/view/match-view.ts'

/** When a match stood still, ms; a pause that goes on has no end. */
export type Pause = { readonly fromMs: number; readonly toMs: number }

/** The pauses of a match, oldest first. */
export function pausesOf(log: readonly MatchViewEvent[]): readonly Pause[] {
  const pauses: Pause[] = []
  for (const { type, atMs } of log) {
    if (type === 'match-paused') pauses.push({ fromMs: atMs, toMs: Number.POSITIVE_INFINITY })
    const last = pauses.at(-1)
    if (type === 'match-resumed' && last) pauses[pauses.length - 1] = { fromMs: last.fromMs, toMs: atMs }
  }
  return pauses
}

/** A moment of the room's clock on a clock that stands still in pauses, ms. */
export function playedMs(pauses: readonly Pause[], atMs: number): number {
  let played = atMs
  for (const { fromMs, toMs } of pauses) if (atMs > fromMs) played -= Math.min(atMs, toMs) - fromMs
  return played
}

/** The same match as if nobody had ever paused it: what was in the air goes on from where it was. */
export function withoutPauses(view: MatchView, pauses: readonly Pause[]): MatchView {
  if (pauses.length === 0) return view
  const at = (atMs: number): number => playedMs(pauses, atMs)
  const maybe = (atMs: number | null): number | null => (atMs === null ? null : at(atMs))
  const segment = (s: LadderSegment): LadderSegment => ({
    ...s,
    sentAtMs: maybe(s.sentAtMs),
    arrivedAtMs: maybe(s.arrivedAtMs),
    landsAtMs: maybe(s.landsAtMs),
    lostAtMs: maybe(s.lostAtMs),
  })
  const timer = <T extends { readonly startedAtMs: number; readonly expiresAtMs: number }>(t: T): T => ({
    ...t,
    startedAtMs: at(t.startedAtMs),
    expiresAtMs: at(t.expiresAtMs),
  })
  const end = (e: EndView): EndView => {
    const { retransmission, timeWait } = e.timers
    return { ...e, timers: { retransmission: retransmission && timer(retransmission), timeWait: timeWait && timer(timeWait) } }
  }
  const { client, server } = view.ends
  return {
    ...view,
    ladder: view.ladder.map(segment),
    ends: { client: client && end(client), server: server && end(server) },
    log: view.log.map((event) => ({ ...event, atMs: at(event.atMs) })),
  }
}
