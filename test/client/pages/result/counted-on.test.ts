import { expect, test } from 'vitest'
import { countsOnFromWrong } from '../../../../client/pages/result/counted-on.ts'
import type { Side } from '../../../../shared/tcp/tcb.ts'
import type { Field } from '../../../../shared/tcp/verdict.ts'
import type { HistoryEventOf } from '../../../../shared/view/match-view.ts'

function wrong(flags: string, seq: number, field: Field, side: Side = 'client'): HistoryEventOf<'move'> {
  const verdict = { grade: 'wrong', faults: [{ field, section: '3.4' }], misconception: null, section: '3.4' } as const
  return { atMs: 0, side, type: 'move', segment: { flags, seq, ack: 101, text: '' }, verdict, points: -50 }
}

const bareFin = wrong('F', 301, 'ACK')

test('after a wrong FIN whoever sends the next one from the next number counts on', () => {
  const move = wrong('FA', 302, 'seq')
  expect(countsOnFromWrong(move, [bareFin, move])).toBe(true)
})

test.each([
  ['the wrong one took no number', wrong('A', 302, 'ack'), wrong('FA', 302, 'seq')],
  ['its number is from elsewhere', bareFin, wrong('FA', 303, 'seq')],
  ['the number is right', bareFin, wrong('FA', 302, 'ack')],
  ['it was of the other side', wrong('F', 301, 'ACK', 'server'), wrong('FA', 302, 'seq')],
])('otherwise not: %s', (_, before, move) => expect(countsOnFromWrong(move, [before, move])).toBe(false))
