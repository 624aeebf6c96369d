import { beforeEach, describe, expect, test } from 'vitest'
import type { MemberView, RoomView } from '../../../../shared/view/room-view.ts'
import { show, standInForDocument } from '../../../support/tiny-page.ts'

beforeEach(standInForDocument)

const member = (id: number, name: string, role: MemberView['role'] = 'player', connected = true): MemberView => ({
  id,
  name,
  role,
  connected,
  side: null,
  ready: false,
})
const MINA = member(0, 'Mina')
const JOON = member(1, 'Joon')
const YUNA = member(2, 'Yuna', 'spectator')
const TEACHER = member(3, 'Teacher', 'organizer')

/** Whom `mine` may remove, by name. */
async function removable(mine: MemberView, members: readonly MemberView[], room: Partial<RoomView> = {}): Promise<readonly string[]> {
  const [{ Members }, { roomView }, { seat }] = await Promise.all([
    import('../../../../client/pages/lobby/members.tsx'),
    import('../../../../client/state/streams.ts'),
    import('../../../../client/state/connection.ts'),
  ])
  const all = { code: 'K7MQ2P', kind: 'duo', phase: 'lobby', members, left: [], matches: [], ...room } as unknown as RoomView
  seat.value = { code: 'K7MQ2P', member: mine.id, token: 'a' }
  roomView.value = all
  const page = await show(<Members room={all} />)
  return page.all('button').flatMap((button) => /Remove (\w+)/.exec(button.getAttribute('aria-label') ?? '')?.[1] ?? [])
}

describe('who may be removed from a room for two', () => {
  test.each([
    ['a partner who is away, before a match', MINA, [MINA, { ...JOON, connected: false }], {}, ['Joon']],
    ['not a partner who is there', MINA, [MINA, JOON], {}, []],
    ['not a partner who is away in the middle of a match', MINA, [MINA, { ...JOON, connected: false }], { phase: 'playing' }, []],
    ['a watcher, by the first player', MINA, [MINA, JOON, YUNA], {}, ['Yuna']],
    ['not a watcher by the second', JOON, [MINA, JOON, YUNA], {}, []],
    ['nobody by a watcher', YUNA, [MINA, { ...JOON, connected: false }, YUNA], {}, []],
  ] as const)('%s', async (_, mine, members, room, names) => expect(await removable(mine, members, room)).toEqual(names))
})

test('the organizer of a class may remove anybody but themselves; nobody else anybody', async () => {
  const members = [MINA, { ...JOON, connected: false }, YUNA, TEACHER]
  expect(await removable(TEACHER, members, { kind: 'class' })).toEqual(['Mina', 'Joon', 'Yuna'])
})

test('a player of a class may remove nobody', async () => {
  expect(await removable(MINA, [MINA, { ...JOON, connected: false }, TEACHER], { kind: 'class' })).toEqual([])
})
