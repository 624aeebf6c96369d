import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import type { Task } from '../../shared/zero-rtt/exercise.ts'
import { judgeChoice, taskAt } from '../../shared/zero-rtt/exercise.ts'
import type { Protocol } from '../../shared/zero-rtt/protocols.ts'
import { WAYS } from '../../shared/zero-rtt/protocols.ts'
import { pieceWords, protocolNames, protocolWords, reasonWords, texts } from '../../shared/zero-rtt/texts.ts'

const READ: Task = { request: 'read', mustBeSecret: false, hasVisited: false, rttMs: 60, lossPercent: 0 }

describe('the way that is chosen', () => {
  test.each<[string, Partial<Task>, Protocol, string, Protocol | null]>([
    ['a first visit', {}, 'quic', 'fastest', null],
    ['a first visit in the open', {}, 'tcp', 'fastest', null],
    ['a first visit, though there is no ticket', {}, 'quic-0rtt', 'never-visited', 'quic'],
    ['a secret', { mustBeSecret: true }, 'tcp', 'read-along', 'quic'],
    ['a secret by the longer way', { mustBeSecret: true }, 'tcp-tls', 'slower', 'quic'],
    ['reading again', { hasVisited: true }, 'quic-0rtt', 'fastest', null],
    ['reading again in the open', { hasVisited: true }, 'tfo', 'fastest', null],
    ['reading again with a handshake', { hasVisited: true }, 'quic', 'slower', 'quic-0rtt'],
    ['paying without being asked back', { request: 'pay', mustBeSecret: true, hasVisited: true }, 'quic-0rtt', 'paid-twice', 'quic'],
    ['paying', { request: 'pay', mustBeSecret: true, hasVisited: true }, 'quic', 'fastest', null],
  ])('%s', (_, task, protocol, reason, better) => {
    expect(judgeChoice({ ...READ, ...task }, protocol)).toEqual({ isRight: reason === 'fastest', reason, better })
  })

  test('is right for at least one way in every task, and what is called better is right', () => {
    for (let n = 1; n <= 200; n++) {
      const task = taskAt(createSeed(5), n)
      const choices = WAYS.map(({ protocol }) => judgeChoice(task, protocol))
      expect(choices.some(({ isRight }) => isRight)).toBe(true)
      for (const { better } of choices) if (better) expect(judgeChoice(task, better).isRight).toBe(true)
    }
  })
})

test('tasks follow from the seed, and all kinds of them come', () => {
  const tasks = Array.from({ length: 100 }, (_, n) => JSON.stringify(taskAt(createSeed(9), n + 1)))
  expect(tasks).toEqual(Array.from({ length: 100 }, (_, n) => JSON.stringify(taskAt(createSeed(9), n + 1))))
  expect(new Set(tasks).size).toBeGreaterThan(20)
})

test('everything is told in both languages', () => {
  const names = [protocolNames, pieceWords].flatMap((words) => Object.values(words))
  for (const { en, ko } of names) expect([en.length, ko.length].every((length) => length > 1)).toBe(true)
  for (const { en, ko } of [texts, protocolWords, reasonWords].flatMap((words) => Object.values(words))) {
    expect(en).toMatch(/[a-z]/)
    expect(ko).toMatch(/[가-힣]/)
  }
})
