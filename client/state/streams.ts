import { signal } from '@preact/signals'
import type { EventsMessage, Seen, ViewMessage } from '../../shared/protocol/messages.ts'
import { fold } from '../../shared/view/fold.ts'
import type { MatchView, MatchViewEvent } from '../../shared/view/match-view.ts'
import type { RoomView } from '../../shared/view/room-view.ts'
import { foldRoom } from '../../shared/view/room-view.ts'
import { letRoomClockRun, noteRoomTime, restartRoomClock } from './clock.ts'

/** The room as the server tells it; null before the first view of it. */
export const roomView = signal<RoomView | null>(null)
/** The match at which this member sits or looks; null while there is none. */
export const matchView = signal<MatchView | null>(null)

let epoch = ''
let roomVersion = 0
let matchVersion = 0

type Listener = (event: MatchViewEvent, view: MatchView) => void
const listeners = new Set<Listener>()

/** Calls `listener` once for every match event that comes by, after it is folded in. Returns how to stop. Views replace without a call: see onMatchPicture(). */
export function onMatchEvent(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

type Onlooker = (view: MatchView, before: MatchView | null) => void
const onlookers = new Set<Onlooker>()

/** Calls `onlooker` with every whole view of a match, and with what was known before. */
export function onMatchPicture(onlooker: Onlooker): void {
  onlookers.add(onlooker)
}

/** Replaces a stream by the whole view of it. */
export function applyView(message: ViewMessage): void {
  if (message.epoch === epoch) noteRoomTime(message.atMs)
  else restartRoomClock(message.atMs)
  epoch = message.epoch
  if (message.stream === 'room') {
    roomVersion = message.version
    roomView.value = message.view
  } else {
    const before = matchView.value
    matchVersion = message.version
    matchView.value = message.view
    for (const onlooker of onlookers) onlooker(message.view, before)
  }
}

/** Folds events in; those that are known already are passed over. False if some are missing in between. */
export function applyEvents(message: EventsMessage): boolean {
  noteRoomTime(message.atMs)
  const known = message.stream === 'room' ? roomVersion : matchVersion
  if (message.version <= known) return true
  const skip = message.events.length - (message.version - known)
  if (skip < 0) return false
  if (message.stream === 'room') {
    if (roomView.value === null) return false
    roomView.value = message.events.slice(skip).reduce(foldRoom, roomView.value)
    roomVersion = message.version
    return true
  }
  if (matchView.value?.match !== message.match) return false
  for (const news of message.events.slice(skip)) {
    const before: MatchView = matchView.value
    const view = fold(before, news)
    matchView.value = view
    for (const event of view.log.slice(before.log.length)) for (const listener of listeners) listener(event, view)
  }
  matchVersion = message.version
  return true
}

/** What this page has of both streams: the server sends what came after. */
export function seenSoFar(): Seen | null {
  if (epoch === '' || roomView.value === null) return null
  const view = matchView.value
  const match = view === null ? null : { match: view.match, version: matchVersion, viewer: view.viewer }
  return { epoch, room: roomVersion, match }
}

/** Forgets everything: the member left or sits elsewhere. */
export function forgetStreams(): void {
  epoch = ''
  letRoomClockRun()
  roomView.value = null
  matchView.value = null
}
