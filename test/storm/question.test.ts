import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import { seedOfDay } from '../../shared/storm/luck.ts'
import type { Question } from '../../shared/storm/question.ts'
import { difficultyAt, judgeAnswer, questionAt } from '../../shared/storm/question.ts'
import { judge } from '../../shared/tcp/judge.ts'
import { has, RST } from '../../shared/tcp/segment.ts'
import { sendable } from '../../shared/tcp/sendable.ts'
import { add } from '../../shared/tcp/sequence.ts'

const QUESTIONS: readonly Question[] = Array.from({ length: 60 }, (_, seed) =>
  Array.from({ length: 24 }, (_, n) => questionAt(createSeed(seed * 7_919), n + 1)),
).flat()
const at = (level: number) => QUESTIONS.filter(({ difficulty }) => difficulty === level)
const purposes = (questions: readonly Question[]) => new Set(questions.flatMap(({ endpoint }) => sendable(endpoint)[0]?.purpose ?? []))

/** What an end lived through, without the numbers. */
const storyOf = ({ side, memories }: Question) =>
  JSON.stringify([
    side,
    memories.map((memory) =>
      'segment' in memory ? [memory.type, memory.segment.flags] : [memory.type, 'call' in memory && memory.call.type],
    ),
  ])

describe('a question', () => {
  test('is the same for the same seed and number, and another for others', () => {
    expect(questionAt(createSeed(3), 9)).toEqual(questionAt(createSeed(3), 9))
    expect(new Set(Array.from({ length: 50 }, (_, n) => JSON.stringify(questionAt(createSeed(n), 9)))).size).toBeGreaterThan(35)
  })

  test('can always be answered: what is owed is good, and where nothing is owed silence is right', () => {
    for (const question of QUESTIONS) {
      const { owed } = judgeAnswer(question, 'silence')
      expect(judgeAnswer(question, 'silence').isRight).toBe(owed.length === 0)
      for (const { segment } of owed) expect(judgeAnswer(question, segment).isRight).toBe(true)
    }
  })

  test('shows what led there, the last of it for certain', () => {
    for (const { memories, endpoint } of QUESTIONS) {
      expect(memories.length).toBeGreaterThan(0)
      const heard = memories.findLast(({ type }) => type === 'heard')
      if (heard?.type === 'heard' && endpoint.trail) expect(endpoint.trail.heard).toEqual(heard.segment)
    }
  })

  test('knows the whole of which it shows one end', () => {
    for (const { whole, side, endpoint } of QUESTIONS) expect(whole.ends[side]).toBe(endpoint)
  })

  test('does not take a segment that is off by one, nor a harmless one', () => {
    for (const question of QUESTIONS) {
      const { owed } = judgeAnswer(question, 'silence')
      const segment = owed[0]?.segment
      if (segment === undefined || has(segment, RST)) continue
      const off = { ...segment, seq: add(segment.seq, 1) }
      if (judge(question.endpoint, off).grade !== 'good') expect(judgeAnswer(question, off).isRight).toBe(false)
    }
  })
})

describe('the questions of a day', () => {
  const firstDay = Date.UTC(2026, 10, 20)
  const days = Array.from({ length: 400 }, (_, n) => new Date(firstDay + n * 86_400_000).toISOString().slice(0, 10))
  const questionsOf = (day: string, count: number) => Array.from({ length: count }, (_, n) => questionAt(seedOfDay(day), n + 1))

  test('begin with three of different kinds: to open, to answer, to acknowledge', () => {
    for (const day of days) {
      const states = questionsOf(day, 3).map(({ endpoint }) => endpoint.tcb.state)
      expect(new Set(states), day).toEqual(new Set(['SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED']))
    }
  })

  test('never come twice', () => {
    for (const day of days.slice(0, 100)) {
      const questions = questionsOf(day, 30).map(({ side, endpoint: { tcb }, memories }) => JSON.stringify([side, tcb, memories]))
      expect(new Set(questions).size, day).toBe(questions.length)
    }
  })

  test('hardly ever tell the same story again with other numbers, except in the first four', () => {
    const again = days.slice(0, 100).filter((day) => {
      const stories = questionsOf(day, 30).slice(4).map(storyOf)
      return new Set(stories).size < stories.length
    })
    expect(again.length).toBeLessThan(3)
  })

  test('differ from day to day, in their order and their numbers', () => {
    expect(new Set(days.map((day) => questionsOf(day, 3).map(storyOf).join())).size).toBe(6)
    expect(new Set(days.map((day) => JSON.stringify(questionsOf(day, 4)))).size).toBe(days.length)
  })
})

describe('the way gets harder', () => {
  test('every four questions, and not for ever', () => {
    expect([1, 4, 5, 8, 9, 13, 17, 100].map(difficultyAt)).toEqual([1, 1, 2, 2, 3, 4, 5, 5])
  })

  test('first handshakes alone, then text, then farewells', () => {
    expect(purposes(at(1))).toEqual(new Set(['open', 'open-reply', 'acknowledge']))
    expect(purposes(at(2))).toContain('text')
    expect(purposes(at(2))).not.toContain('close')
    expect(purposes(at(3))).toContain('close')
  })

  test('then retransmissions and large numbers, then resets', () => {
    expect(purposes(at(3))).not.toContain('retransmission')
    expect(purposes(at(4))).toContain('retransmission')
    expect(purposes(at(5))).toContain('reset')
    expect(at(4).some(({ endpoint: { tcb } }) => 'snd' in tcb && tcb.snd.iss > 2 ** 31)).toBe(true)
  })

  test('in all states in which something can be due', () => {
    const states = new Set(QUESTIONS.map(({ endpoint }) => endpoint.tcb.state))
    for (const state of [
      'SYN-SENT',
      'SYN-RECEIVED',
      'ESTABLISHED',
      'FIN-WAIT-1',
      'FIN-WAIT-2',
      'CLOSE-WAIT',
      'LAST-ACK',
      'TIME-WAIT',
      'CLOSED',
    ]) {
      expect(states).toContain(state)
    }
  })

  test('and sometimes nothing is due', () => {
    expect(at(1).every((question) => !judgeAnswer(question, 'silence').isRight)).toBe(true)
    const silent = QUESTIONS.filter((question) => judgeAnswer(question, 'silence').isRight).length
    expect(silent).toBeGreaterThan(QUESTIONS.length * 0.02)
    expect(silent).toBeLessThan(QUESTIONS.length * 0.25)
  })
})

describe('the seed of a day', () => {
  test('is the same all day, and another tomorrow', () => {
    expect(seedOfDay('2026-11-20')).toBe(seedOfDay('2026-11-20'))
    const days = Array.from({ length: 31 }, (_, n) => seedOfDay(`2026-12-${String(n + 1).padStart(2, '0')}`))
    expect(new Set(days).size).toBe(31)
  })

  test.each(['', '2026-1-1', 'today', '2026-11-20T10:00'])('asks for a date: %j', (day) => expect(() => seedOfDay(day)).toThrow(RangeError))
})
