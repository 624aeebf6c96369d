import type { Side } from '../../shared/tcp/tcb.ts'
import type { MatchView, MatchViewEventOf, SegmentId } from '../../shared/view/match-view.ts'

/** When the things happened to which the machines react, ms; null if they have not. */
export type Moments = {
  /** Both ends have shaken hands; a player sees only that its own end has. */
  readonly shookMs: number | null
  readonly overMs: number | null
  /** The goal was reached, and is one to be glad of. */
  readonly won: boolean
  /** The end was reset, refused, aborted or timed out. */
  readonly brokenMs: Readonly<Record<Side, number | null>>
  /** The machine has crashed and is not up again. */
  readonly downMs: Readonly<Record<Side, number | null>>
  /** The end has said its last word and is done. */
  readonly closedMs: Readonly<Record<Side, number | null>>
  readonly sent: readonly { readonly side: Side; readonly id: SegmentId; readonly atMs: number }[]
  readonly arrived: readonly { readonly side: Side; readonly id: SegmentId; readonly atMs: number; readonly dropped: boolean }[]
  readonly delivered: readonly { readonly side: Side; readonly atMs: number }[]
  /** Moves with their verdicts, oldest first. */
  readonly judged: readonly MatchViewEventOf<'move-judged'>[]
}

/** Reads the moments out of a view's log. */
export function momentsOf(view: MatchView): Moments {
  const { log } = view
  const { establishedMs, ...ends } = momentsOfEnds(log)
  return {
    shookMs: shookMs(view, establishedMs),
    overMs: log.findLast(({ type }) => type === 'match-over')?.atMs ?? null,
    won: view.result !== null && view.result.medal !== null,
    ...ends,
    sent: log.flatMap((event) =>
      event.type === 'segment-sent' ? [{ side: event.segment.from, id: event.segment.id, atMs: event.atMs }] : [],
    ),
    arrived: log.flatMap((event) =>
      event.type === 'segment-arrived' ? [{ side: event.to, id: event.id, atMs: event.atMs, dropped: event.dropped !== null }] : [],
    ),
    delivered: log.flatMap((event) => (event.type === 'text-delivered' ? [{ side: event.side, atMs: event.atMs }] : [])),
    judged: log.filter((event) => event.type === 'move-judged'),
  }
}

type AtEnds = Record<Side, number | null>

/** What befell each end. What comes later counts on what was before: an end that never was ESTABLISHED says no last word by being CLOSED. */
function momentsOfEnds(log: MatchView['log']): Readonly<Record<'establishedMs' | 'brokenMs' | 'downMs' | 'closedMs', Readonly<AtEnds>>> {
  const establishedMs: AtEnds = { client: null, server: null }
  const brokenMs: AtEnds = { client: null, server: null }
  const downMs: AtEnds = { client: null, server: null }
  const closedMs: AtEnds = { client: null, server: null }
  for (const event of log) {
    switch (event.type) {
      case 'call-made':
        if (event.call.type === 'crash') downMs[event.side] = event.atMs
        if (event.call.type === 'reboot') downMs[event.side] = null
        break
      case 'connection-ended':
        if (event.how === 'closed') closedMs[event.side] = event.atMs
        else brokenMs[event.side] = event.atMs
        break
      case 'end-changed':
        if (event.end.state === 'ESTABLISHED' && !event.end.inTransition) establishedMs[event.side] ??= event.atMs
        if (event.end.state === 'CLOSED' && establishedMs[event.side] !== null) closedMs[event.side] ??= event.atMs
        break
      default:
        break
    }
  }
  return { establishedMs, brokenMs, downMs, closedMs }
}

/** Null also where the match began with an established connection: nobody greets twice. */
function shookMs(view: MatchView, established: Readonly<AtEnds>): number | null {
  if (!view.ladder.some(({ segment }) => segment.flags.includes('S'))) return null
  const { client, server } = established
  if (view.viewer !== 'spectator') return established[view.viewer]
  return client === null || server === null ? null : Math.max(client, server)
}
