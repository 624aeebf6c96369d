import type { Scenario } from '../match/scenario.ts'
import { abort } from './abort.ts'
import { blindReset } from './blind-reset.ts'
import { combinedClose } from './combined-close.ts'
import { duplicates } from './duplicates.ts'
import { fourPorts } from './four-ports.ts'
import { ghostSession } from './ghost-session.ts'
import { goodbye } from './goodbye.ts'
import { halfClose } from './half-close.ts'
import { hello } from './hello.ts'
import { lateData } from './late-data.ts'
import { lostAck } from './lost-ack.ts'
import { lostLastAck } from './lost-last-ack.ts'
import { lostSyn } from './lost-syn.ts'
import { lostSynAck } from './lost-synack.ts'
import { noTimeWait } from './no-time-wait.ts'
import { oldDuplicateSyn } from './old-duplicate-syn.ts'
import { predictableIsn } from './predictable-isn.ts'
import { refused } from './refused.ts'
import { reusedPort } from './reused-port.ts'
import { simultaneousClose } from './simultaneous-close.ts'
import { simultaneousOpen } from './simultaneous-open.ts'
import { slowReader } from './slow-reader.ts'
import { slowWire } from './slow-wire.ts'
import { smallTalk } from './small-talk.ts'
import { synFlood } from './syn-flood.ts'
import { twoWay } from './two-way.ts'
import { urgent } from './urgent.ts'
import { wraparound } from './wraparound.ts'

/** All scenarios in teaching order: each needs only what those before it have shown. */
export const catalogue: readonly Scenario[] = [
  hello,
  goodbye,
  smallTalk,
  halfClose,
  combinedClose,
  lostSyn,
  lostSynAck,
  lostAck,
  lateData,
  lostLastAck,
  duplicates,
  slowWire,
  oldDuplicateSyn,
  twoWay,
  ghostSession,
  refused,
  reusedPort,
  noTimeWait,
  simultaneousOpen,
  simultaneousClose,
  wraparound,
  abort,
  urgent,
  slowReader,
  blindReset,
  synFlood,
  predictableIsn,
  fourPorts,
]

/** The built-in scenario with this id; null: there is none. */
export function scenarioById(id: string): Scenario | null {
  return catalogue.find(({ script }) => script.id === id) ?? null
}
