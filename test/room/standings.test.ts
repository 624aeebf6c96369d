import { expect, test } from 'vitest'
import type { Medal } from '../../shared/match/events.ts'
import type { FinishedMatch, MemberId } from '../../shared/room/room.ts'
import { standingsAfterRound } from '../../shared/room/standings.ts'
import { createRoom, finishedAs } from './script.ts'

test('the best stand first: by points, then by gold medals, and of equals who came first', () => {
  const room = createRoom('class')
  for (const name of ['Teacher', 'Mina', 'Joon', 'Sua', 'Hana']) room.join(name)
  room.apply({ type: 'start', member: 0 })
  const round = {
    ...room.room,
    finished: [finished(4, 300, 1, 200, 'silver'), finished(3, 200, 2, 200, 'gold')],
  }
  expect(standingsAfterRound(round).map(({ member, points, golds }) => [member, points, golds])).toEqual([
    [4, 300, 0],
    [2, 200, 1],
    [3, 200, 1],
    [1, 200, 0],
  ])
})

/** A match that is over, with these points of its players. */
function finished(client: MemberId, points: number, server: MemberId, others: number, medal: Medal): FinishedMatch {
  return finishedAs({ client, server }, { client: points, server: others }, medal)
}
