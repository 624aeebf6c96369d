import { beforeEach, describe, expect, test, vi } from 'vitest'
import type { RoomKind, RoomPhase } from '../../../../shared/room/room.ts'
import { catalogue } from '../../../../shared/scenarios/catalogue.ts'
import type { RoomView } from '../../../../shared/view/room-view.ts'
import type { TinyElement } from '../../../support/tiny-page.ts'
import { show, standInForDocument, standInForServer } from '../../../support/tiny-page.ts'
import { wordsOf } from '../../../support/words.ts'

const words = wordsOf('en')
let asked: ReturnType<typeof standInForServer>

beforeEach(() => {
  const takeAway = standInForDocument()
  asked = standInForServer()
  return takeAway
})

const PLAYERS = ['Joon', 'Mina'].map((name, id) => ({ id, name, role: 'player', connected: true, side: null, ready: false }))
const TEACHER = { id: 2, name: 'Teacher', role: 'organizer', connected: false, side: null, ready: false }

/** The lobby of a room, as the first of its members sees it. */
async function lobbyOf(members: readonly object[], kind: RoomKind = 'class', phase: RoomPhase = 'lobby'): Promise<TinyElement> {
  const [{ Lobby }, { roomView }, { seat }, { scenarios }] = await Promise.all([
    import('../../../../client/pages/lobby/lobby.tsx'),
    import('../../../../client/state/streams.ts'),
    import('../../../../client/state/connection.ts'),
    import('../../../../client/state/library.ts'),
  ])
  const settings = { scenario: 'hello', assistance: 'guided', table: 'coached' }
  const room = { code: 'K7MQ2P', kind, phase, round: 0, members, left: [], settings, matches: [] } as unknown as RoomView
  seat.value = { code: 'K7MQ2P', member: 0, token: 'a' }
  roomView.value = room
  scenarios.value = catalogue
  return show(<Lobby room={room} />)
}

describe('the lobby of a class, to a player,', () => {
  test('is the organizer’s, though they may be away', async () => {
    const lobby = await lobbyOf([...PLAYERS, TEACHER])
    expect(lobby.textContent).not.toContain(words('lobby.start'))
    expect(lobby.textContent).toContain(words('lobby.organizer-decides'))
    expect(lobby.all('button').filter((button) => button.getAttribute('class') === 'scenario' && !button.isDisabled).length).toBe(1)
  })

  test('asks nobody to invite a friend', async () => {
    const lobby = await lobbyOf([...PLAYERS, TEACHER])
    expect(lobby.all('h2').map(({ textContent }) => textContent)).toContain(words('invite.title-class'))
    expect(lobby.textContent).not.toContain(words('invite.title'))
  })

  test('is everybody’s once the organizer has left: any player chooses, and begins', async () => {
    const lobby = await lobbyOf(PLAYERS)
    const goodbye = lobby.all('button').find(({ textContent }) => textContent.includes(scenarioTitle('goodbye')))
    goodbye?.click()
    lobby.button(words('lobby.start')).click()
    await vi.waitFor(() => expect(asked.map(([event]) => event)).toEqual(['configure', 'start']))
    expect(asked[0]?.[1]).toMatchObject({ scenario: 'goodbye' })
  })
})

test.each([
  ['nobody has chosen', null, null, []],
  ['the other has chosen', null, 'client', ['client']],
  ['both have chosen', 'server', 'client', ['client']],
  ['only oneself has chosen', 'server', null, []],
] as const)('in the lobby of two the other one’s side is taken: %s', async (_, own, others, taken) => {
  const [joon, mina] = PLAYERS
  const lobby = await lobbyOf(
    [
      { ...joon, side: own },
      { ...mina, side: others },
    ],
    'duo',
  )
  const keys = lobby.all('button').filter((button) => button.getAttribute('class')?.startsWith('side side-'))
  expect(keys.length).toBe(3)
  expect(keys.filter(({ isDisabled }) => isDisabled).map((key) => key.getAttribute('class'))).toEqual(
    taken.map((side) => `side side-${side}`),
  )
})

test('nobody is said not to be ready yet when all were, and the match is about to be shown', async () => {
  const notReady = async (phase: RoomPhase) => (await lobbyOf(PLAYERS, 'duo', phase)).textContent.includes(words('lobby.not-ready'))
  expect(await notReady('lobby')).toBe(true)
  expect(await notReady('countdown')).toBe(false)
})

function scenarioTitle(id: string): string {
  return catalogue.find(({ script }) => script.id === id)?.texts.title.en ?? id
}

test('a match of the round is watched from the lobby also where its view is here already: whoever shows the lobby hears of it', async () => {
  const { Matches } = await import('../../../../client/pages/lobby/lobby.tsx')
  const { roomView } = await import('../../../../client/state/streams.ts')
  await lobbyOf([{ ...TEACHER, id: 0 }, ...PLAYERS.map((player) => ({ ...player, id: player.id + 1 }))], 'class', 'playing')
  const matches = [{ match: 3, round: 0, seats: { client: 1, server: 2 } }]
  const room = { ...roomView.value, matches } as unknown as RoomView
  const onWatch = vi.fn()
  const list = await show(<Matches room={room} onWatch={onWatch} />)
  list.button(words('lobby.watch')).click()
  expect(onWatch.mock.calls).toEqual([[3]])
  await vi.waitFor(() => expect(asked).toEqual([['watch', { match: 3 }]]))
})
