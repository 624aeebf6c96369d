import { describe, expect, test } from 'vitest'
import { en } from '../../../client/i18n/en.ts'
import { everydayMeaning } from '../../../client/i18n/meaning.ts'
import type { Side } from '../../../shared/tcp/tcb.ts'
import type { LadderSegment } from '../../../shared/view/match-view.ts'
import { blankView } from '../../support/views.ts'

/** Each line: who says what with which flags, and what it means in everyday words. */
const CONNECTION: readonly (readonly [Side, string, string, keyof typeof en])[] = [
  ['client', 'S', '', 'meaning.syn'],
  ['server', 'SA', '', 'meaning.syn-ack'],
  ['client', 'A', '', 'meaning.ack-syn'],
  ['client', 'PA', 'HELLO', 'meaning.text'],
  ['server', 'A', '', 'meaning.ack-text'],
  ['client', 'FA', '', 'meaning.fin'],
  ['server', 'A', '', 'meaning.ack-fin'],
  ['server', 'FA', '', 'meaning.fin-too'],
  ['client', 'A', '', 'meaning.ack-bye'],
]

const ladder = CONNECTION.map(
  ([from, flags, text], index): LadderSegment => ({
    id: `${from[0]}${index}`,
    from,
    segment: { flags, seq: 0, ack: 0, text },
    sentAtMs: index,
    arrivedAtMs: index + 0.5,
    landsAtMs: null,
    lostAtMs: null,
    dropped: null,
    injected: false,
  }),
)

describe('what the segments of a whole connection say', () => {
  test.each(CONNECTION.map(([from, flags, text, key], index) => [from, flags, text, key, index] as const))(
    '%s %s %s: %s',
    (_, __, text, key, index) => {
      const view = { ...blankView(), ladder }
      const said = ladder[index]
      expect(said && everydayMeaning(view, said)).toBe(en[key].replace('{text}', text))
    },
  )

  const line = (from: Side, segment: Partial<LadderSegment['segment']>): LadderSegment => ({
    ...(ladder[0] as LadderSegment),
    from,
    segment: { flags: 'A', seq: 0, ack: 0, text: '', ...segment },
  })

  test.each([
    ['what came ahead of a hole', { flags: 'FA', seq: 115, ack: 301 }, { seq: 301, ack: 101 }, 'meaning.ack-hole'],
    ['a FIN in its turn', { flags: 'FA', seq: 101, ack: 301 }, { seq: 301, ack: 102 }, 'meaning.ack-fin'],
    ['a segment of long ago', { flags: 'FA', seq: 2_000_000_000, ack: 301 }, { seq: 301, ack: 101 }, 'meaning.ack'],
    ['silence', { flags: 'PA', seq: 101, ack: 301, text: 'HELLO' }, { seq: 300, ack: 106 }, 'meaning.keep-alive'],
  ] as const)('an ACK after %s', (_, theirs, mine, key) => {
    const said = line('server', mine)
    expect(everydayMeaning({ ...blankView(), ladder: [line('client', theirs), said] }, said)).toBe(en[key])
  })

  test('an ACK that crosses a FIN, or a second text, answers what it acknowledges', () => {
    const text = line('client', { seq: 101, ack: 301, text: 'MENU?' })
    const got = line('server', { seq: 301, ack: 106 })
    for (const later of [line('client', { flags: 'FA', seq: 106, ack: 301 }), line('client', { seq: 106, ack: 301, text: 'NOW' })])
      expect(everydayMeaning({ ...blankView(), ladder: [text, later, got] }, got)).toBe(en['meaning.ack-text'])
  })

  test('an ACK that says the same again has not got what came last', () => {
    const own = line('server', { flags: 'A', seq: 301, ack: 106, text: 'HI' })
    const again = line('server', { seq: 303, ack: 106 })
    const ladder = [line('client', { seq: 101, ack: 301, text: 'HELLO' }), own, line('client', { seq: 109, ack: 301, text: 'YES' }), again]
    expect(everydayMeaning({ ...blankView(), ladder }, again)).toBe(en['meaning.ack-hole'])
  })

  test('an ACK of a closed window says so, and one that opens it again, too', () => {
    const said = [
      line('client', { seq: 101, ack: 301, text: 'A LONG LET' }),
      line('server', { seq: 301, ack: 111, window: 0 }),
      line('client', { seq: 111, ack: 301, text: 'T' }),
      line('server', { seq: 301, ack: 111, window: 0 }),
      line('server', { seq: 301, ack: 111, window: 10 }),
      line('client', { seq: 111, ack: 301, text: 'TER' }),
      line('server', { seq: 301, ack: 114, window: 7 }),
    ]
    const meanings = said.filter(({ from }) => from === 'server').map((one) => everydayMeaning({ ...blankView(), ladder: said }, one))
    expect(meanings).toEqual([en['meaning.ack-full'], en['meaning.no-room'], en['meaning.room-again'], en['meaning.ack-text']])
  })

  test('a reset is a stop, whoever sends it', () => {
    const reset: LadderSegment = { ...(ladder[0] as LadderSegment), segment: { flags: 'RA', seq: 0, ack: 101, text: '' } }
    expect(everydayMeaning({ ...blankView(), ladder: [reset] }, reset)).toBe(en['meaning.rst'])
  })
})
