import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { judge } from '../../shared/tcp/judge.ts'
import { RFC_9293 } from '../../shared/tcp/rules.ts'
import type { Segment } from '../../shared/tcp/segment.ts'
import { ACK, FIN, flagsOf, PSH, RST, SYN, URG } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import { add, isBefore, seq } from '../../shared/tcp/sequence.ts'
import { step } from '../../shared/tcp/step.ts'
import type { Endpoint } from '../../shared/tcp/tcb.ts'
import type { Fault } from '../../shared/tcp/verdict.ts'
import { keyOf, spellOut } from './spell-out.ts'
import { memberOf, walk, walks } from './walk.ts'

const BITS = [FIN, SYN, RST, PSH, ACK, URG]

describe('the judge and the list of what may be sent agree in every reachable state', () => {
  test('every member of a family gets the grade of the family, or a better one', () => {
    fc.assert(
      fc.property(walks, fc.array(fc.nat(), { minLength: 9, maxLength: 9 }), (path, [cut = 0, skip = 0, flags = 0]) => {
        const endpoint = walk(path, RFC_9293, () => undefined)
        for (const family of sendable(endpoint)) {
          for (const member of [
            family.segment,
            memberOf(family, 0, 0, 0),
            memberOf(family, cut, skip, flags),
            memberOf(family, 99, skip, 63),
          ]) {
            const { grade } = judge(endpoint, member)
            expect(family.grade === 'good' ? ['good'] : ['good', 'harmless'], JSON.stringify({ family, member })).toContain(grade)
          }
        }
      }),
      { numRuns: 3000, seed: 9293 },
    )
  })

  test('a move is right exactly if it can be spelled out from a family', () => {
    fc.assert(
      fc.property(walks, fc.array(mutations, { minLength: 12, maxLength: 12 }), (path, changes) => {
        const endpoint = walk(path, RFC_9293, () => undefined)
        const spelled = spellOut(sendable(endpoint))
        for (const change of changes) {
          const move = change(endpoint)
          expect(judge(endpoint, move).grade, JSON.stringify(move)).toBe(spelled.get(keyOf(move)) ?? 'wrong')
        }
      }),
      { numRuns: 3000, seed: 9293 },
    )
  })

  // Not so an ACK that the peer need not hear, text that should not be sent, and what goes with the ACK number of before.
  test('what is owed and goes out in time was good', () => {
    fc.assert(
      fc.property(walks, fc.nat(), fc.nat(), (path, cut, skip) => {
        const endpoint = walk(path, RFC_9293, () => undefined)
        const { tcb, due } = endpoint
        if (!('rcv' in tcb)) return
        for (const family of sendable(endpoint)) {
          const member = memberOf(family, cut, skip, 0)
          const verdict = judge(endpoint, member)
          const isBeyondWindow = family.purpose === 'text' && family.section === '3.8.6'
          if (verdict.grade !== 'harmless' || isBeyondWindow) continue
          if (isBefore(member.seq, tcb.snd.una) || member.ack !== tcb.rcv.nxt) continue
          const after = step(endpoint, { type: 'segment-sent', segment: member }).endpoint
          expect(after.due, JSON.stringify({ member, verdict })).toEqual(due)
        }
      }),
      { numRuns: 3000, seed: 9293 },
    )
  })

  test('a wrong move names at least one field, and the nearest right segment would not have it', () => {
    fc.assert(
      fc.property(walks, mutations, (path, change) => {
        const endpoint = walk(path, RFC_9293, () => undefined)
        const verdict = judge(endpoint, change(endpoint))
        if (verdict.grade !== 'wrong') return
        expect(verdict.faults.length).toBeGreaterThan(0)
        if (verdict.nearest) expect(judge(endpoint, verdict.nearest.segment).grade).toBe('good')
      }),
      { numRuns: 3000, seed: 9293 },
    )
  })

  test('whoever mends every field that is named has a right move', () => {
    fc.assert(
      fc.property(walks, fc.array(mutations, { minLength: 6, maxLength: 6 }), (path, changes) => {
        const endpoint = walk(path, RFC_9293, () => undefined)
        for (const change of changes) {
          const move = change(endpoint)
          const verdict = judge(endpoint, move)
          if (verdict.grade !== 'wrong' || verdict.faults.some(({ field }) => field === 'segment')) continue
          const mended = judge(endpoint, verdict.faults.reduce(mend, move))
          // A pointer means nothing without URG, and is looked at once that is set.
          const left = mended.grade === 'wrong' ? mended.faults.map(({ field }) => field) : []
          const isPointerHidden = verdict.faults.some(({ field, expected }) => field === 'URG' && expected === '1')
          expect(left, JSON.stringify({ move, faults: verdict.faults })).toEqual(isPointerHidden && left.length > 0 ? ['urgent'] : [])
        }
      }),
      { numRuns: 1000, seed: 9293 },
    )
  })
})

/** The move with one field as the verdict wants it. */
function mend(move: Segment, { field, expected = '' }: Fault): Segment {
  switch (field) {
    case 'seq':
    case 'ack':
      return { ...move, [field]: seq(Number(expected)) }
    case 'text':
      return { ...move, text: expected }
    case 'urgent':
      return { ...move, urgent: Number(expected) }
    default: {
      const flag = flagsOf(field[0] ?? '') ?? 0
      return { ...move, flags: expected === '1' ? move.flags | flag : move.flags & ~flag }
    }
  }
}

/** A member of some family with a little changed: flags toggled, numbers off, text altered. */
const mutations: fc.Arbitrary<(endpoint: Endpoint) => Segment> = fc
  .record({
    which: fc.nat(),
    cut: fc.nat(),
    skip: fc.nat(),
    flags: fc.nat({ max: 63 }),
    toggled: fc.oneof(fc.constant(0), fc.constantFrom(...BITS), fc.nat({ max: 63 })),
    seqOff: fc.constantFrom(0, 0, 0, 1, -1, 2, 5),
    ackOff: fc.constantFrom(0, 0, 0, 1, -1),
    text: fc.constantFrom(null, null, null, '', 'a', 'x', 'bc'),
    urgent: fc.constantFrom(null, null, 0, 1, 3),
  })
  .map(({ which, cut, skip, flags, toggled, seqOff, ackOff, text, urgent }) => (endpoint: Endpoint): Segment => {
    const families = sendable(endpoint)
    const family = families[which % Math.max(1, families.length)]
    const base: Segment = family
      ? memberOf(family, cut, skip, flags)
      : { flags: ACK, seq: seq(0), ack: seq(0), text: '', window: 0, urgent: 0 }
    return {
      flags: base.flags ^ toggled,
      seq: add(base.seq, seqOff),
      ack: add(base.ack, ackOff),
      text: text ?? base.text,
      window: base.window,
      urgent: urgent ?? base.urgent,
    }
  })
