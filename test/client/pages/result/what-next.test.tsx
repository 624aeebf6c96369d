import { beforeEach, expect, test } from 'vitest'
import type { MatchResult } from '../../../../shared/match/events.ts'
import type { Role } from '../../../../shared/room/room.ts'
import { catalogue } from '../../../../shared/scenarios/catalogue.ts'
import type { MatchView } from '../../../../shared/view/match-view.ts'
import type { RoomView } from '../../../../shared/view/room-view.ts'
import type { TinyElement } from '../../../support/tiny-page.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'
import { blankView } from '../../../support/views.ts'
import { wordsOf } from '../../../support/words.ts'

const words = wordsOf('en')

beforeEach(standInForDocument)

/** What a player reads after the first part of `two-way`, in this phase of the room and with this scenario chosen. */
async function afterFirstPart(phase: RoomView['phase'], scenario: string, ready: 'me' | 'partner'): Promise<TinyElement> {
  const [{ WhatNext }, { roomView }, { seat }, { scenarios }] = await Promise.all([
    import('../../../../client/pages/result/what-next.tsx'),
    import('../../../../client/state/streams.ts'),
    import('../../../../client/state/connection.ts'),
    import('../../../../client/state/library.ts'),
  ])
  const members = (['me', 'partner'] as const).map((who, id) => ({
    id,
    name: who,
    role: 'player',
    connected: true,
    side: id === 0 ? 'client' : 'server',
    ready: who === ready,
  }))
  const settings = { scenario, assistance: 'guided', table: 'coached' }
  const room = {
    code: 'K7MQ2P',
    kind: 'duo',
    phase,
    round: 1,
    members,
    left: [],
    settings,
    matches: [],
    series: null,
  } as unknown as RoomView
  const view: MatchView = {
    ...blankView({ viewer: 'client', scenario: 'two-way', leg: { number: 1, of: 2 } }),
    phase: 'over',
    result: { outcome: 'goal', medal: null } as unknown as MatchResult,
  }
  seat.value = { code: 'K7MQ2P', member: 0, token: 'a' }
  roomView.value = room
  scenarios.value = catalogue
  return show(<WhatNext room={room} view={view} onLobby={() => {}} />)
}

const titleOf = (id: string) => catalogue.find(({ script }) => script.id === id)?.texts.title.en ?? id

test.each([
  ['the part that follows', 'result', 'two-way', words('part.waiting', { number: 2 })],
  ['another scenario', 'result', 'hello', words('result.partner-ready', { title: titleOf('hello') })],
  ['the same from the lobby, where it begins anew', 'lobby', 'two-way', words('result.partner-ready', { title: titleOf('two-way') })],
] as const)('after one part a player reads what the other has proposed: %s', async (_, phase, scenario, said) => {
  expect((await afterFirstPart(phase, scenario, 'partner')).textContent).toContain(said)
})

test.each([
  ['the part that follows', 'result', 'two-way', words('result.waiting')],
  ['another scenario', 'result', 'hello', words('result.waiting-for', { title: titleOf('hello') })],
  ['the same from the lobby', 'lobby', 'two-way', words('result.waiting-for', { title: titleOf('two-way') })],
] as const)('and what was proposed by oneself: %s', async (_, phase, scenario, said) => {
  expect((await afterFirstPart(phase, scenario, 'me')).textContent).toContain(said)
})

/** What somebody reads in a class after a match that they have played or watched. */
async function afterMatchOfClass(phase: RoomView['phase'], role: Role, isLedByOther: boolean): Promise<TinyElement> {
  const [{ WhatNext }, { roomView }, { seat }] = await Promise.all([
    import('../../../../client/pages/result/what-next.tsx'),
    import('../../../../client/state/streams.ts'),
    import('../../../../client/state/connection.ts'),
  ])
  const member = { connected: true, side: null, ready: false }
  const room = {
    code: 'K7MQ2P',
    kind: 'class',
    phase,
    round: 1,
    members: [{ ...member, id: 0, name: 'me', role }, ...(isLedByOther ? [{ ...member, id: 1, name: 'Teacher', role: 'organizer' }] : [])],
    left: [],
    settings: { scenario: 'hello', assistance: 'guided', table: 'coached' },
    matches: [{ match: 1, round: 1, seats: { client: null, server: null } }],
    series: null,
  } as unknown as RoomView
  const view: MatchView = { ...blankView({ viewer: 'spectator', scenario: 'hello' }), phase: 'over' }
  seat.value = { code: 'K7MQ2P', member: 0, token: 'a' }
  roomView.value = room
  return show(<WhatNext room={room} view={view} onLobby={() => {}} />)
}

const { lobby, wait, watch } = { lobby: words('result.lobby'), wait: words('lobby.organizer-decides'), watch: words('lobby.watch') }

test.each([
  ['its organizer goes to the lobby once the round is over', 'result', 'organizer', false, [lobby]],
  [
    'its organizer watches another match until then, or goes to the lobby, where the code is',
    'playing',
    'organizer',
    false,
    [lobby, watch],
  ],
  ['so does a spectator', 'playing', 'spectator', true, [lobby, wait, watch]],
  ['a spectator is not kept at a result', 'result', 'spectator', true, [lobby, wait]],
  ['a player waits for the organizer', 'result', 'player', true, [wait]],
  ['a player goes to the lobby where the organizer has left', 'result', 'player', false, [lobby]],
] as const)('in a class, %s', async (_, phase, role, isLedByOther, said) => {
  const page = await afterMatchOfClass(phase, role, isLedByOther)
  expect([lobby, wait, watch].filter((text) => page.textContent.includes(text))).toEqual(said)
})
