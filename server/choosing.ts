import type { Scenario } from '../shared/match/scenario.ts'
import type { Refusal, Requests } from '../shared/protocol/messages.ts'
import type { OwnScenario, Settings } from '../shared/room/room.ts'
import type { ScenarioDocument } from '../shared/workshop/document.ts'
import { scenarioOf } from '../shared/workshop/document.ts'
import { refuse, tooFast } from './answers.ts'
import type { Connection } from './sockets.ts'

/** What is to be played; `own` is null for a scenario of the catalogue. */
export type Chosen = { readonly scenario: Scenario; readonly own: OwnScenario | null }

/** Finds what is to be played: a scenario of the catalogue, or the sender's own. */
export type Choose = (connection: Connection, id: string, custom: ScenarioDocument | undefined) => Chosen | Refusal

/** What is played where nobody has chosen. */
export const FIRST_SCENARIO = 'hello'

const TAKEN_ID: Refusal = { ok: false, code: 'malformed', field: 'custom.script.id', expected: 'an id that no built-in scenario has' }
const OWN_SCENARIO_COST = 4 // kilobytes for the journal, again and again

/** Chooses from a catalogue, in which nobody else's scenario may pass for one of its own. */
export function chooserFrom(scenarioById: (id: string) => Scenario | null, messagesPerSecond: number): Choose {
  return (connection, id, custom) => {
    if (custom === undefined) {
      const known = scenarioById(id)
      return known === null ? refuse('no-such-scenario') : { scenario: known, own: null }
    }
    if (scenarioById(custom.script.id) !== null) return TAKEN_ID
    if (!connection.bucket.take(performance.now(), OWN_SCENARIO_COST, 1)) return tooFast(messagesPerSecond)
    const scenario = scenarioOf(custom)
    const { reference, assistance, texts, legs } = scenario
    return { scenario, own: { reference, assistance, texts, ...(legs === undefined ? {} : { legs }) } }
  }
}

/** The settings of a room that is opened to play this. */
export function settingsFor({ scenario, own }: Chosen, assistance: Settings['assistance'] = scenario.assistance): Settings {
  const { script } = scenario
  return { script, own, assistance, table: 'coached', bot: { thinkMs: 1500, errorPercent: 0 }, spectatorDelayMs: 0, swapSides: false }
}

/** What `configure` changes of a room's settings. `chosen`: what is to be played from now on; undefined: what is played already. */
export function changesOf(body: Requests['configure'], chosen: Chosen | undefined, now: Settings): Partial<Settings> {
  const { scenario: _, custom: __, botThinkMs, botErrorPercent, ...rest } = body
  const bot = { thinkMs: botThinkMs ?? now.bot.thinkMs, errorPercent: botErrorPercent ?? now.bot.errorPercent }
  const changesBot = botThinkMs !== undefined || botErrorPercent !== undefined
  return {
    ...rest,
    ...(chosen === undefined ? {} : { script: chosen.scenario.script, own: chosen.own }),
    ...(changesBot ? { bot } : {}),
  }
}
