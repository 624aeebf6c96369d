import type { Assistance } from '../../../shared/match/scenario.ts'
import type { MatchView } from '../../../shared/view/match-view.ts'
import type { MemberView, RoomView } from '../../../shared/view/room-view.ts'
import { scenarios } from '../../state/library.ts'
import { isChangedSinceTold, ownScenario, playing } from '../../state/own-scenarios.ts'
import { act, me } from '../../state/session.ts'
import { sideWished } from '../../state/side-wish.ts'

/** Ready for a scenario on the other side. Whoever was ready was ready for something else, if it was another, or one's own that was another then. */
export async function propose({ code, settings }: RoomView, scenario: string, assistance: Assistance): Promise<void> {
  const isTold = settings.scenario === scenario && !isChangedSinceTold(code, scenario)
  if (!isTold && !(await act('configure', { ...playing(scenario), assistance }))) return
  await act('rematch', { swap: true })
}

/** Ready for what follows, on the sides as they were: another proposal, even one that was taken back, has left its scenario and its wishes. */
export async function goOn({ settings }: RoomView, { scenario, assistance, viewer }: MatchView): Promise<void> {
  if (settings.scenario !== scenario && !(await act('configure', { ...playing(scenario), assistance }))) return
  const side = me.value?.side ?? null
  if (side !== null && side !== viewer && !(await act('swap-sides', {}))) return
  await act('ready', { ready: true })
}

/** Not ready for it any more. The scenario is again that of the match that was played, and so are the sides, or the own wish for either. */
export async function takeBack({ phase, settings }: RoomView, view: MatchView, mine: MemberView): Promise<void> {
  if (phase !== 'result') return void (await act('ready', { ready: false }))
  const isKnown = scenarios.value.some(({ script }) => script.id === view.scenario) || ownScenario(view.scenario) !== null
  if (settings.scenario !== view.scenario && isKnown) {
    if (!(await act('configure', { ...playing(view.scenario), assistance: view.assistance }))) return
  }
  if (!isSwapped(view, mine)) return void (await act('ready', { ready: false }))
  if ((await act('swap-sides', {})) && sideWished() === null) await act('choose-side', { side: null })
}

/** A proposal turns the wishes of both players round. */
export function isSwapped({ viewer }: MatchView, { side }: MemberView): boolean {
  return side !== null && side !== viewer
}
