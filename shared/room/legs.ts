import type { Seed } from '../match/chance.ts'
import type { Script } from '../match/scenario.ts'
import { seedOfRound } from './luck.ts'
import type { Room } from './room.ts'

/** What the next round plays: the next leg of the scenario that has just been played, if it has one, else the scenario of the settings. */
export function nextScript(room: Room): Script {
  return furtherLeg(room) ?? room.settings.script
}

/** The leg that follows what has just been played; null: none, or something else has been chosen meanwhile. */
export function furtherLeg({ phase, settings, matches }: Room): Script | null {
  const played = matches[0]?.script
  if (phase !== 'result' || played?.next === undefined || !isLegOf(settings.script, played)) return null
  return matches.some(({ result }) => result?.outcome === 'goal') ? played.next : null
}

/** By content: a scenario that was edited keeps its id, and is another one. */
function isLegOf(script: Script, played: Script): boolean {
  const content = JSON.stringify(played)
  for (let leg: Script | undefined = script; leg !== undefined; leg = leg.next) if (JSON.stringify(leg) === content) return true
  return false
}

/** The luck of a round's matches. All legs of a scenario are played on the same wire. */
export function seedFor(room: Room, round: number, script: Script): Seed {
  return seedOfRound(room.seed, round - ((script.leg ?? 1) - 1))
}
