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
    '959 client S 100: good, 190 points',
    '959 client #1.0 leaves, lands at 1759',
    '959 client is SYN-SENT, owes nothing',
    '1759 server gets S 100',
    '1759 server is SYN-RECEIVED, owes nothing',
    '2875 server SA 300 101: good, 189 points',
    '2875 server #1.0 leaves, lands at 3675',
    '2875 server is SYN-RECEIVED, owes nothing',
    '3675 client gets SA 300 101',
    '3675 client is ESTABLISHED, owes ack',
    '4407 client A 101 301: good, 241 points',
    '4407 client #2.0 leaves, lands at 5207',
    '4407 client is ESTABLISHED, owes nothing',
    '5207 server gets A 101 301',
    '5207 server is ESTABLISHED, owes nothing',
    '5207 over: goal, gold, 5207 ms, 620 points',
  ])
})
