import type { Seed } from '../match/chance.ts'
import { legsOf } from '../match/legs.ts'
import type { Script } from '../match/scenario.ts'
import { isPlayedOf } from '../ports/series.ts'
import { SIDES } from '../tcp/sides.ts'
import { seedOfRound } from './luck.ts'
import type { Room } from './room.ts'

/** What the next round plays: the next leg of the scenario that has just been played, if it has one, else the scenario of the settings. */
export function nextScript(room: Room): Script {
  return furtherLeg(room) ?? room.settings.script
}

/** The leg that follows what has just been played; null: none, or something else has been chosen meanwhile. */
export function furtherLeg(room: Room): Script | null {
  const { phase, matches } = room
  const next = matches[0]?.script.next
  if (phase !== 'result' || next === undefined || !isSameScenario(room)) return null
  return matches.some(({ result }) => result?.outcome === 'goal') ? next : null
}

/** True if the round has played the scenario of the settings, or a leg of it. By content: one that was edited keeps its id, and is another one. */
export function isSameScenario({ settings, matches, pairings }: Room): boolean {
  const played = matches[0]?.script
  if (played === undefined) return false
  const bots = SIDES.filter((side) => pairings[0]?.seats[side] === 'bot')
  return legsOf(settings.script).some((leg) => isPlayedOf(leg, played, bots))
}

/** The luck of a round's matches. All legs of a scenario are played on the same wire. */
export function seedFor(room: Room, round: number, script: Script): Seed {
  return seedOfRound(room.seed, round - ((script.leg ?? 1) - 1))
}
