import { expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import { hello } from '../../shared/scenarios/hello.ts'
import { lineOf, match, playOut, TWO_BOTS } from './playing.ts'

test('a whole handshake between two bots, event by event', () => {
  const isn = { client: 100, server: 300 }
  const start = match({ script: { ...hello.script, isn }, seed: createSeed(2026), controllers: TWO_BOTS, assistance: 'guided' })
  expect(playOut(start).events.map(lineOf)).toEqual([
    '0 match-started',
    '0 client is CLOSED, owes nothing',
    '0 server is LISTEN, owes nothing',
    '0 client is asked to open-active',
    '0 client is SYN-SENT, owes nothing',
    '1281 client S 100: good, 187 points',
    '1281 client #1.0 leaves, lands at 2081',
    '1281 client is SYN-SENT, owes nothing',
    '2081 server gets S 100',
    '2081 server is SYN-RECEIVED, owes nothing',
    '3049 server SA 300 101: good, 190 points',
    '3049 server #1.0 leaves, lands at 3849',
    '3049 server is SYN-RECEIVED, owes nothing',
    '3849 client gets SA 300 101',
    '3849 client is ESTABLISHED, owes ack',
    '4980 client A 101 301: good, 236 points',
    '4980 client #2.0 leaves, lands at 5780',
    '4980 client is ESTABLISHED, owes nothing',
    '5780 server gets A 101 301',
    '5780 server is ESTABLISHED, owes nothing',
    '5780 over: goal, gold, 5780 ms, 613 points',
  ])
})
