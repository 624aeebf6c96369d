import type { Medal } from '../../shared/match/events.ts'
import { isDamage } from '../../shared/match/score.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { MatchView } from '../../shared/view/match-view.ts'
import { fromJson } from './storage.ts'

/** The best that was played of one leg of a scenario; `durationMs` is the time in which it was. */
type LegBest = { readonly medal: Medal; readonly durationMs: number }

/** What was earned in one scenario: the best of each leg (null: not finished yet), and from which sides. */
export type Achievement = { readonly legs: readonly (LegBest | null)[]; readonly sides: readonly Side[] }

/** Achievements by the id of the scenario. */
export type Achievements = Readonly<Record<string, Achievement>>

/** One leg of a scenario, finished with a medal; legs are counted from 1. */
export type Finish = LegBest & { readonly scenario: string; readonly leg: number; readonly legs: number; readonly side: Side }

/** Best first. */
export const MEDALS: readonly Medal[] = ['gold', 'silver', 'bronze']

/** What a match has earned its player; null: nothing. */
export function finishOf({ viewer, controllers, scenario, leg, result }: MatchView): Finish | null {
  if (viewer === 'spectator' || result === null) return null
  if (controllers[viewer] !== 'person') return null // a bot finished it
  // Damage that is lived through earns no medal, and cannot lower that of the scenario.
  const medal = isDamage(result) ? 'gold' : result.medal
  if (medal === null) return null
  return { scenario, leg: leg?.number ?? 1, legs: leg?.of ?? 1, side: viewer, medal, durationMs: result.durationMs }
}

/** With one more match finished. The same match again changes nothing, and then the same object comes back. */
export function withFinish(before: Achievements, { scenario, leg, legs, side, medal, durationMs }: Finish): Achievements {
  const known = before[scenario]
  const best = known?.legs[leg - 1] ?? null
  const isBetter = best === null || isAhead({ medal, durationMs }, best)
  if (known !== undefined && !isBetter && known.sides.includes(side)) return before
  const all = Array.from({ length: Math.max(legs, leg) }, (_, index) => known?.legs[index] ?? null)
  return {
    ...before,
    [scenario]: {
      legs: isBetter ? all.with(leg - 1, { medal, durationMs }) : all,
      sides: known === undefined ? [side] : [...new Set([...known.sides, side])],
    },
  }
}

function isAhead(one: LegBest, other: LegBest): boolean {
  const ahead = MEDALS.indexOf(other.medal) - MEDALS.indexOf(one.medal)
  return ahead > 0 || (ahead === 0 && one.durationMs < other.durationMs)
}

/** The medal of a whole scenario: the lowest of its legs. Null before all of them are finished. */
export function medalOf(achievement: Achievement | undefined): Medal | null {
  if (achievement === undefined) return null
  const places = achievement.legs.map((leg) => (leg === null ? MEDALS.length : MEDALS.indexOf(leg.medal)))
  return MEDALS[Math.max(...places)] ?? null
}

/** The first scenario, in the order given, that has no medal yet; null when all have one. */
export function nextOf(ids: readonly string[], achievements: Achievements): string | null {
  return ids.find((id) => medalOf(achievements[id]) === null) ?? null
}

/** What an earlier visit kept; whatever does not fit is left out. */
export function parseAchievements(kept: string | null): Achievements {
  const read = fromJson(kept)
  if (typeof read !== 'object' || read === null) return {}
  return Object.fromEntries(Object.entries(read).filter((entry): entry is [string, Achievement] => isAchievement(entry[1])))
}

function isAchievement(value: unknown): value is Achievement {
  if (typeof value !== 'object' || value === null) return false
  const { legs, sides } = value as Partial<Achievement>
  const areSides = Array.isArray(sides) && sides.every((side) => side === 'client' || side === 'server')
  return areSides && Array.isArray(legs) && legs.length > 0 && legs.every((leg) => leg === null || isLegBest(leg))
}

function isLegBest(value: unknown): value is LegBest {
  if (typeof value !== 'object' || value === null) return false
  const { medal, durationMs } = value as Partial<LegBest>
  return MEDALS.some((known) => known === medal) && Number.isFinite(durationMs)
}
