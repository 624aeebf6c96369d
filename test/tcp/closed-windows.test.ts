import { describe, expect, test } from 'vitest'
import { drain } from '../../shared/tcp/instant.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { step } from '../../shared/tcp/step.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'
import type { Happening } from './situations.ts'
import { CLIENT_UP, close, expires, having, hears, receive, SERVER_UP, saysThis, send } from './situations.ts'

const MOST_SEGMENTS = 30

describe('two that always send the first good segment come to rest though both windows are closed, and go on once they open', () => {
  test.each<readonly [string, readonly Happening[], string]>([
    ['both have probed with new text', [send('HELLO'), expires('persist')], 'ESTABLISHED'],
    ['both have sent their FIN', [close], 'TIME-WAIT'],
  ])('%s', (_, happenings, state) => {
    const client = having(...CLIENT_UP, saysThis('A', 101, 301, '', 0), hears('A', 301, 101, '', 0), ...happenings)
    const server = having(...SERVER_UP, saysThis('A', 301, 101, '', 0), hears('A', 101, 301, '', 0), ...happenings)
    const closed = talk(client, server)
    const opened = closed.map((end) => having(() => end, receive(10), expires('retransmission')))
    for (const { tcb } of talk(...opened)) expect(tcb).toMatchObject({ state, snd: { unacknowledged: '', unsent: '' } })
  })
})

/** Both send all that is owed, and hear each other, until neither has anything more to say. */
function talk(...ends: readonly Endpoint[]): readonly Endpoint[] {
  let talking = ends
  for (let segments = 0; segments < MOST_SEGMENTS; ) {
    const said = talking.map((end) => drain(end))
    const heard = said.map((_, at) => said[1 - at]?.segments ?? [])
    talking = said.map(({ endpoint }, at) => (heard[at] ?? []).reduce(hearing, endpoint))
    const count = said.reduce((sum, one) => sum + one.segments.length, 0)
    if (count === 0) return talking
    segments += count
  }
  throw new Error('they talk for ever')
}

function hearing(endpoint: Endpoint, segment: Segment): Endpoint {
  return step(endpoint, { type: 'segment-arrives', segment }).endpoint
}
