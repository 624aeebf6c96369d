import { describe, expect, test } from 'vitest'
import type { Segment } from '../../shared/tcp/segment.ts'
import { ACK, URG } from '../../shared/tcp/segment.ts'
import type { RecordedSegment, Trace, TraceEndpoint } from './format.ts'
import { newIss, recordings } from './format.ts'
import { Replay, segmentOf } from './replay.ts'

/** Its kernel has counted an ACK at the right edge of its own window, and the window offered there; by Table 6 it lies outside. */
const KNOWS_A_LARGER_WINDOW = 'y-ack-at-the-edge'

describe('whole connections between two kernels: nothing that they sent is wrong', () => {
  const ends = recordings<Trace>('traces').flatMap((trace) => (['A', 'B'] as const).map((side) => [trace.id, side, trace] as const))

  test.each(ends)('%s, end %s', (_, side, trace) => {
    const deviations = trace.deviations?.filter(({ endpoint }) => endpoint === side) ?? []
    replay(trace.endpoints[side], `${trace.id} ${side}`, deviations)
  })
})

function replay(end: TraceEndpoint, name: string, deviations: NonNullable<Trace['deviations']>): void {
  const endpoint = new Replay(end.iss, end.needs)
  for (const [at, event] of end.events.entries()) {
    const where = `${name} event ${at} ${JSON.stringify(event)}`
    const iss = newIss(event)
    if (iss !== null) endpoint.incarnation(iss)
    else if (event.out) {
      if (!name.startsWith(KNOWS_A_LARGER_WINDOW)) checkNumberOfAck(endpoint, event.out, where)
      expect(endpoint.sends(event.out), where).not.toMatchObject({ grade: 'wrong' })
    } else endpoint.happens(event)
    // Where the letter and Linux part, the rest counts only if both are permitted and this machine took the same way (Appendix A.2).
    const parts = deviations.find((deviation) => deviation.at === at && !deviation.resume)
    if (parts && !(parts.permitted && endpoint.state === end.events.slice(at).find(({ state }) => state !== undefined)?.state)) return
  }
  // Only TIME-WAIT ends without a trace.
  if (endpoint.state !== 'TIME-WAIT') expect(endpoint.state, `${name}: the final state`).toBe(end.final_state)
  if (endpoint.state === 'CLOSED') expect(endpoint.wouldSend(), `${name}: what is still owed`).toEqual([])
}

/** An ACK that is owed would have the number that the kernel gave it, also where the peer's window ends before SND.NXT. */
function checkNumberOfAck(end: Replay, sent: RecordedSegment, where: string): void {
  const [first] = end.wouldSend()
  if (first === undefined || !isBareAck(first) || !isBareAck(segmentOf(sent))) return
  expect(first.seq, where).toBe(sent.seq)
}

function isBareAck({ flags, text }: Segment): boolean {
  return (flags & ~URG) === ACK && text === ''
}
