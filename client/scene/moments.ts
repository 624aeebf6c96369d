import type { Side } from '../../shared/tcp/tcb.ts'
import type { MatchView, MatchViewEvent, SegmentId } from '../../shared/view/match-view.ts'

export type Judged = Extract<MatchViewEvent, { type: 'move-judged' }>

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
  readonly judged: readonly Judged[]
}

/** Reads the moments out of a view's log. */
export function momentsOf(view: MatchView): Moments {
  const sent: Moments['sent'][number][] = []
  const arrived: Moments['arrived'][number][] = []
  const delivered: Moments['delivered'][number][] = []
  const judged: Judged[] = []
  const brokenMs: Record<Side, number | null> = { client: null, server: null }
  const downMs: Record<Side, number | null> = { client: null, server: null }
  const closedMs: Record<Side, number | null> = { client: null, server: null }
  const established: Record<Side, number | null> = { client: null, server: null }
  let overMs: number | null = null
  for (const event of view.log) {
    const { atMs } = event
    switch (event.type) {
      case 'segment-sent':
        sent.push({ side: event.segment.from, id: event.segment.id, atMs })
        break
      case 'segment-arrived':
        arrived.push({ side: event.to, id: event.id, atMs, dropped: event.dropped !== null })
        break
      case 'call-made':
        if (event.call.type === 'crash') downMs[event.side] = atMs
        if (event.call.type === 'reboot') downMs[event.side] = null
        break
      case 'text-delivered':
        delivered.push({ side: event.side, atMs })
        break
      case 'move-judged':
        judged.push(event)
        break
      case 'connection-ended':
        if (event.how === 'closed') closedMs[event.side] = atMs
        else brokenMs[event.side] = atMs
        break
      case 'end-changed':
        if (event.end.state === 'ESTABLISHED' && !event.end.inTransition) established[event.side] ??= atMs
        if (event.end.state === 'CLOSED' && established[event.side] !== null) closedMs[event.side] ??= atMs
        break
      case 'match-over':
        overMs = atMs
        break
      default:
        break
    }
  }
  return {
    shookMs: shookMs(view, established),
    overMs,
    won: view.result !== null && view.result.medal !== null,
    brokenMs,
    downMs,
    closedMs,
    sent,
    arrived,
    delivered,
    judged,
  }
}

/** Null also where the match began with an established connection: nobody greets twice. */
function shookMs(view: MatchView, established: Readonly<Record<Side, number | null>>): number | null {
  if (!view.ladder.some(({ segment }) => segment.flags.includes('S'))) return null
  const { client, server } = established
  if (view.viewer !== 'spectator') return established[view.viewer]
  return client === null || server === null ? null : Math.max(client, server)
}
