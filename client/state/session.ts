import { batch, computed, signal } from '@preact/signals'
import type { Requests } from '../../shared/protocol/messages.ts'
import type { Side } from '../../shared/tcp/tcb.ts'
import type { Viewer } from '../../shared/view/match-view.ts'
import type { MemberView } from '../../shared/view/room-view.ts'
import type { Outcome } from './connection.ts'
import { forgetSeat, holdsTicket, request, seat, sitDown, standUp, takeSeat, turnedAway } from './connection.ts'
import { sayFarewell, settle } from './farewells.ts'
import { startCounting } from './moves.ts'
import { isChangedSinceTold, noteTold, playing } from './own-scenarios.ts'
import { playerName } from './preferences.ts'
import { keep, recall } from './storage.ts'
import { matchView, roomView } from './streams.ts'
import { dropTicket, keepTicket, ticketOfTab } from './tickets.ts'

type Refused = Extract<Outcome<object>, { ok: false }>

/** The last thing that was refused, until the next thing is done. */
export const refusal = signal<Refused | null>(null)
/** A request is on its way that must not be made twice. */
export const busy = signal(false)

/** This page's own member of the room. */
export const me = computed<MemberView | null>(() => roomView.value?.members.find((member) => member.id === seat.value?.member) ?? null)
/** How this page looks at the match: as one of its sides, or from outside. */
export const viewer = computed<Viewer>(() => matchView.value?.viewer ?? 'spectator')
/** The side that this page plays; null: it only watches. */
export const mySide = computed<Side | null>(() => (viewer.value === 'spectator' ? null : viewer.value))
/** Whether this page's player may stop the clock of the match, and let it go on: in a class only the organizer may. */
export const mayPause = computed(() => {
  const phase = matchView.value?.phase
  return mySide.value !== null && roomView.value?.kind !== 'class' && (phase === 'playing' || phase === 'paused')
})
/** The other player of the match, or of the room before there is one; null for a bot. */
export const partner = computed<MemberView | null>(
  () => roomView.value?.members.find((member) => member.role === 'player' && member.id !== me.value?.id) ?? null,
)

/** Opens a room and sits down in it. `isNamed`: the name is the player's own, and remembered. */
export async function createRoom(body: Requests['create-room'], isNamed = true): Promise<Outcome<{ readonly code: string }>> {
  const outcome = await enter(body.name, () => request('create-room', body), isNamed)
  if (outcome.ok && body.custom !== undefined) noteTold(outcome.code, body.custom)
  return outcome
}

/** True if there is certainly no room with this code; false, too, where that cannot be found out now. */
export async function isGone(code: string): Promise<boolean> {
  const outcome = await request('find-room', { code })
  return !outcome.ok && isOfNoRoom(outcome)
}

/** What was asked for a room, and is refused because there is none with such a code. */
export function isOfNoRoom({ code, field }: Refused): boolean {
  return code === 'no-such-room' || (code === 'malformed' && field === 'code')
}

/** Joins the room of a code. */
export async function joinRoom(body: Requests['join-room']): Promise<Outcome<{ readonly code: string }>> {
  return enter(body.name, async () => {
    await settle(body.code)
    return request('join-room', body)
  })
}

/** Takes this tab's own seat in the room, if it had one. `must-join`: it had none; `later`: the server cannot be reached now. */
export async function comeBack(code: string): Promise<'seated' | 'must-join' | 'later'> {
  if (seat.value?.code === code) return 'seated'
  const ticket = ticketOfTab(code)
  if (ticket === null) {
    forgetSeat()
    return 'must-join'
  }
  startCounting()
  const outcome = await takeSeat(ticket)
  if (outcome.ok) return 'seated'
  return isTriedAgain() ? 'later' : 'must-join'
}

/** Takes a seat that this device had in an earlier tab. */
export async function comeBackAs(ticket: Parameters<typeof keepTicket>[0], name: string): Promise<void> {
  startCounting()
  const outcome = await takeSeat(ticket)
  const isMine = outcome.ok || isTriedAgain()
  if (isMine) keepTicket(ticket, name)
  refusal.value = isMine || outcome.ok ? null : outcome
}

/** True if a seat that could not be taken will be asked for again without anybody doing anything. */
function isTriedAgain(): boolean {
  return holdsTicket() && turnedAway.value === null
}

/** Leaves the room for good, and at once: where the server cannot hear it now, it is told later. */
export function leaveRoom(): void {
  const ticket = seat.value
  if (ticket === null) return
  batch(() => {
    if (roomView.value?.kind === 'practice') keep('tab', `left.${ticket.code}`, 'practice')
    dropTicket(ticket)
    sayFarewell(ticket, standUp())
    startCounting()
  })
}

/** Whether a code is that of a practice that was left in this tab: nobody is in it, and nobody will be. */
export function isLeftPractice(code: string): boolean {
  return recall('tab', `left.${code}`) !== null
}

/** What was asked and is not answered yet, with the answer to come. */
const underWay = new Map<string, Promise<boolean>>()

/** Any request of a member that answers with nothing but yes or no. The same twice before there is an answer is one: a key was pressed twice. */
export function act<E extends keyof Requests>(event: E, body: Requests[E]): Promise<boolean> {
  const what = JSON.stringify([seat.value?.code, event, body])
  const answer = underWay.get(what) ?? ask(event, body).finally(() => underWay.delete(what))
  underWay.set(what, answer)
  return answer
}

async function ask<E extends keyof Requests>(event: E, body: Requests[E]): Promise<boolean> {
  const outcome = await request(event, body)
  // What was asked for in the last moment of a match is answered by its result.
  refusal.value = outcome.ok || outcome.code === 'match-over' ? null : outcome
  if (outcome.ok && 'custom' in body && body.custom !== undefined && seat.value !== null) noteTold(seat.value.code, body.custom)
  return outcome.ok
}

/** Has the room play an own scenario as it is now, where it has been changed since the room was told. */
export async function tellChanges(): Promise<void> {
  const room = roomView.value
  if (room !== null && isChangedSinceTold(room.code, room.settings.scenario)) await act('configure', playing(room.settings.scenario))
}

async function enter(
  name: string,
  ask: () => ReturnType<typeof request<'create-room'>> | ReturnType<typeof request<'join-room'>>,
  isNamed = true,
): Promise<Outcome<{ readonly code: string }>> {
  busy.value = true
  if (holdsTicket()) forgetSeat()
  const outcome = await ask()
  batch(() => {
    busy.value = false
    refusal.value = outcome.ok ? null : outcome
    if (!outcome.ok) return
    startCounting()
    const { code, member, token } = outcome
    keepTicket({ code, member, token }, name)
    sitDown({ code, member, token })
    if (isNamed && name !== '') playerName.value = name
  })
  return outcome
}
