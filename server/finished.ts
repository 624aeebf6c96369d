import type { Script } from '../shared/match/scenario.ts'
import type { MatchRecord } from '../shared/room/record.ts'
import { toldInputs } from '../shared/view/replay.ts'
import type { KeptMatch } from './journal/journal.ts'

/** A match that is over, written down once for those who hear of it and for the journal. `replay`: how to play it again, a Replay as JSON. */
export type Finished = { readonly replay: string; readonly kept: KeptMatch }

/** Scripts as JSON. Many matches share one, and it is most of a short match's record: each is written once. */
const scripts = new WeakMap<Script, string>()

/** Writes a record down, each part of it once. */
export function finishedOf({ script, own, inputs, ...about }: MatchRecord): Finished {
  const { code, match, rules, seed, controllers, bot } = about
  const [writtenScript, writtenInputs] = [scriptJson(script), JSON.stringify(toldInputs(inputs))]
  const replay = JSON.stringify({ rules, seed, controllers, bot })
  return {
    replay: withField(withField(replay, 'script', writtenScript), 'inputs', writtenInputs),
    kept: {
      code,
      match,
      record: withField(JSON.stringify(about), 'inputs', writtenInputs),
      scenario: own === null ? `{"script":${writtenScript}}` : withField(JSON.stringify({ own }), 'script', writtenScript),
    },
  }
}

function scriptJson(script: Script): string {
  const written = scripts.get(script) ?? JSON.stringify(script)
  scripts.set(script, written)
  return written
}

/** An object with fields, as JSON, with one more field whose value is JSON already. */
export function withField(object: string, name: string, value: string): string {
  return `${object.slice(0, -1)},"${name}":${value}}`
}
