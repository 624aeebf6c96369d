import { legOf } from '../../shared/match/legs.ts'
import type { Match } from '../../shared/match/match.ts'
import type { IsnChoice, Script, TableRule } from '../../shared/match/scenario.ts'
import { scenarioById } from '../../shared/scenarios/catalogue.ts'
import { match, playOut } from '../match/playing.ts'

/** Numbers that can be foretold, and those of a second connection that can be told apart. */
const FORETOLD: IsnChoice = { client: 100, server: 300 }
const FURTHER: IsnChoice = { ...FORETOLD, step: 1_000 }

/** A scenario between two correct people, right after the event that `after` names. Its second leg is written "two-way 2". */
export function momentOf(name: string, after: RegExp, table: TableRule = 'coached'): Match {
  return playOut(match({ script: scriptOf(name), table }), 2_000, after).match
}

function scriptOf(name: string): Script {
  const [id = '', leg = '1'] = name.split(' ')
  const scenario = scenarioById(id)
  const script = scenario && legOf(scenario.script, Number(leg))
  if (!script) throw new Error(`there is no scenario ${name}`)
  if (typeof script.isn !== 'string') return script
  return { ...script, isn: id === 'ghost-session' ? FURTHER : FORETOLD }
}
