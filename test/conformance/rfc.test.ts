import { describe, expect, test } from 'vitest'
import type { TwoEndpoints } from './format.ts'
import { newIss, recordings } from './format.ts'
import { Replay } from './replay.ts'

describe("the figures of RFC 9293, both ends: every line's state, and every segment good when it is sent", () => {
  test.each(recordings<TwoEndpoints>('rfc').map((one) => [`${one.id}: ${one.title}`, one] as const))('%s', (_, one) => {
    const ends = { A: new Replay(one.iss.A), B: new Replay(one.iss.B) }
    for (const [at, event] of one.events.entries()) {
      const where = `${one.id} event ${at} ${JSON.stringify(event)}`
      const end = ends[event.at ?? 'A']
      const iss = newIss(event)
      if (iss !== null) end.incarnation(iss)
      else if (event.out) expect(end.sends(event.out), where).toMatchObject({ grade: 'good' })
      else if (event.state) expect(end.state, where).toBe(event.state)
      else end.happens(event)
    }
  })
})
