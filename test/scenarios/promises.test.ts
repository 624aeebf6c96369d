import { describe, expect, test } from 'vitest'
import { createSeed } from '../../shared/match/chance.ts'
import { legOf, legsOf } from '../../shared/match/legs.ts'
import type { IsnChoice } from '../../shared/match/scenario.ts'
import { catalogue, scenarioById } from '../../shared/scenarios/catalogue.ts'
import type { Pace } from '../match/playing.ts'
import { lineOf, match, playOut } from '../match/playing.ts'

/** Quick and slow readers, and pairs of one each: whoever learns is slow, and a classmate may not be. */
const PACES: readonly Pace[] = [
  [1_000, 1_000],
  [3_000, 3_000],
  [6_000, 6_000],
  [8_000, 8_000],
  [1_500, 8_000],
  [8_000, 1_500],
].map(([client = 0, server = 0]) => ({ client, server }))

const SEEDS = Array.from({ length: 20 }, (_, n) => createSeed(n))

/**
 * What a scenario tells of must happen to everybody who plays it, whatever their pace and luck: events in this order, each after the one before.
 * The client counts from 100, the server from 300; whoever starts connected has used one number.
 */
const PROMISES: Readonly<Record<string, readonly RegExp[]>> = {
  goodbye: [/client FA 101 301: good/, /server A 301 102: good/, /server is asked to close/, /server FA 301 102: good/, /over: goal/],
  'half-close': [/server A 301 107: good/, /server A 301 107 "SOUP ": good/, /server A 306 107 "AND RICE": good/, /over: goal/],
  urgent: [/client A 101 301 "PRINT IT ALL": good/, /client AU 113 301 "STOP": good/, /client reads "OK"/, /over: goal/],
  'lost-syn': [/client #1.0 is lost/, /client retransmission expires/, /client S 100: good/, /over: goal/],
  'lost-synack': [/server SA 300 101: good/, /server #1.0 is lost/, /server (SA|A) .*: good/, /over: goal/],
  'lost-ack': [/client A 101 301: good/, /client #\d.0 is lost/, /client A 101 301 "HELLO": good/, /server reads "HELLO"/, /over: goal/],
  'late-data': [
    /server gets FA 115 301/,
    /server A 301 101: good/,
    /server reads "ONE MORE THING"/,
    /server A 301 116: good/,
    /over: goal/,
  ],
  'lost-last-ack': [
    /client A 102 302: good/,
    /client #\d.0 is lost/,
    /client gets FA 301 102, dropped: duplicate/,
    /client A 102 302: good/,
    /over: goal/,
  ],
  duplicates: [
    /client A 101 301 "ECHO"/,
    /server gets A 101 301 "ECHO", dropped: duplicate/,
    /server gets FA 105 .*, dropped: duplicate/,
    /over: goal/,
  ],
  'slow-wire': [
    /client A 105 301 "TWO ": good/,
    /server gets A 10[59] 301 "T/,
    /server A 301 101: good/,
    /server reads "ONE TWO /,
    /server A 301 1(09|14): good/,
    /over: goal/,
  ],
  'old-duplicate-syn': [
    /server gets S 40/,
    /client gets SA 300 41/,
    /client R 41: good/,
    /server gets R 41/,
    /server SA \d+ 101: good/,
    /over: goal/,
  ],
  'two-way': [/server gets S 40/, /server reads "PAY 100"/, /client R .*: good/, /over: goal/],
  'two-way 2': [/server gets S 40/, /server gets PA 41/, /server R 241: good/, /over: goal/],
  'ghost-session': [
    /client is asked to crash/,
    /client is asked to reboot/,
    /server keep-alive expires/,
    /client gets A 300/,
    /client R 106: good/,
    /over: goal/,
  ],
  'ghost-session 2': [/client S 1100: good/, /server A 301 101: good/, /client R 101: good/, /server reads "I AM BACK"/, /over: goal/],
  'reused-port': [/server gets PA 41 .*dropped/, /server reads "PAY 5"/, /server gets FA 48 .*dropped/, /over: goal/],
  'no-time-wait': [
    /client A 707 202: good/,
    /client #\d.0 is lost/,
    /client gets FA 201 707, dropped/,
    /client R 707: good/,
    /server reads "PAY 5"/,
    /over: goal/,
  ],
  'no-time-wait 2': [
    /client A 707 202: good/,
    /client #\d.0 is lost/,
    /client gets FA 201 707, dropped: duplicate/,
    /client A 707 202: good/,
    /server gets PA/,
    /server R 201: good/,
    /client S 700: good/,
    /over: goal/,
  ],
  'simultaneous-open': [
    /(client gets S 300|server gets S 100)/,
    /(client gets S 300|server gets S 100)/,
    /SA .*: good/,
    /SA .*: good/,
    /over: goal/,
  ],
  'simultaneous-close': [/client gets FA 301 101/, /client is CLOSING/, /over: goal/],
  'slow-reader': [
    /server gets A 101 301 "A LONG LET"/,
    /client persist expires/,
    /server is asked to receive/,
    /server reads "\w+R"|server reads "R"/,
    /over: goal/,
  ],
  'blind-reset': [/client gets R .*dropped/, /server gets R/, /server gets S/, /server reads|client reads "YES"/, /over: goal/],
  'syn-flood': [/client #1.0 is lost/, /client retransmission expires/, /over: goal/],
  'syn-flood 2': [/server SA 300 101: good/, /client A 101 301: good/, /over: goal/],
  'predictable-isn': [/server reads "OPEN THE DOOR"/, /client R 7001: good/, /over: goal/],
  'predictable-isn 2': [/server gets PA 7001/, /server R .*: good/, /over: goal/],
}

/** Who reads every word, at 10, 20 or 30 s a move, alone or beside somebody quick. */
const PATIENT: readonly Pace[] = [
  [10_000, 10_000],
  [20_000, 20_000],
  [30_000, 30_000],
  [1_000, 30_000],
  [30_000, 1_000],
].map(([client = 0, server = 0]) => ({ client, server }))

/** Where a step waits for the one before, and not for a time, one may be slower still. Whoever begins with a quick partner, or a bot, has read a story first. */
const SLOWEST: Readonly<Record<string, readonly Pace[]>> = {
  goodbye: [{ client: 20_000, server: 20_000 }],
  'half-close': [{ client: 20_000, server: 20_000 }],
  'late-data': [
    { client: 13_000, server: 3_000 },
    { client: 1_500, server: 14_000 },
  ],
  // Two at 30 s a move would have to wait for longer than TCP does before it sends again.
  'slow-wire': PATIENT.filter(({ client, server }) => client + server < 60_000),
  urgent: [{ client: 20_000, server: 20_000 }],
  'simultaneous-open': PATIENT,
  'simultaneous-close': PATIENT,
  'old-duplicate-syn': PATIENT,
  'syn-flood': [{ client: 18_000, server: 12_000 }],
}

describe.each(Object.entries(PROMISES))('%s', (name, promised) => {
  test.each([...PACES, ...(SLOWEST[name] ?? [])])(
    'happens as it is told by any luck, the client thinking for $client ms and the server for $server ms',
    (pace) => {
      const script = scriptOf(name)
      for (const seed of SEEDS) {
        const events = playOut(match({ script, seed }), pace).events.map(lineOf)
        let from = 0
        for (const moment of promised) {
          const at = events.findIndex((line, index) => index >= from && moment.test(line))
          expect(at, `${moment} in\n${events.join('\n')}`).toBeGreaterThanOrEqual(0)
          from = at + 1
        }
      }
    },
  )
})

/** How often something is really due once more, where not never: it was lost, or nobody was there to take it. */
const REPEATED: Readonly<Record<string, number>> = {
  'lost-syn': 1,
  'lost-synack': 2,
  'lost-last-ack': 1,
  'ghost-session 2': 1,
  'no-time-wait': 1,
  'no-time-wait 2': 1,
  'syn-flood': 2,
}

const names = catalogue.flatMap(({ script }) => legsOf(script).map(({ id, leg = 1 }) => (leg === 1 ? id : `${id} ${leg}`)))

describe.each(PACES.filter(({ client, server }) => client <= 6_000 && server <= 6_000))(
  'no timer hurries the other end while a client thinks for $client ms and a server for $server ms',
  (pace) => {
    test.each(names)('%s', (name) => {
      for (const seed of SEEDS) {
        const { events } = playOut(match({ script: scriptOf(name), seed }), pace)
        const expired = events.filter((event) => event.type === 'timer-expired' && event.timer === 'retransmission')
        expect(expired.length).toBeLessThanOrEqual(REPEATED[name] ?? 0)
      }
    })
  },
)

function scriptOf(name: string) {
  const [id = '', leg = '1'] = name.split(' ')
  const scenario = scenarioById(id)
  const script = scenario && legOf(scenario.script, Number(leg))
  if (!script) throw new Error(`there is no scenario ${name}`)
  const foretold: IsnChoice = id === 'ghost-session' ? { client: 100, server: 300, step: 1_000 } : { client: 100, server: 300 }
  return typeof script.isn === 'string' ? { ...script, isn: foretold } : script
}

test.each(['hello', 'goodbye', 'small-talk'])(
  '%s hurries nobody who reads every word for the first time: no loss is to be noticed there',
  (name) => {
    const { events } = playOut(match({ script: scriptOf(name) }), 50_000)
    expect(events.map(lineOf)).not.toContainEqual(expect.stringContaining('retransmission expires'))
  },
)
