import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Player } from '../support/player.ts'
import type { TestServer } from '../support/server.ts'
import { startTestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({}, { speed: 20 })
})
afterAll(() => server.close())

const enter = (name: string): Promise<Player> => new Player(server.url, name).connected()

/** A class of so many; the organizer stands first. */
async function classOf(students: number): Promise<readonly [Player, ...Player[]]> {
  const teacher = await enter('Teacher')
  const code = await teacher.create({ kind: 'class', scenario: 'hello', assistance: 'guided' })
  const all = await Promise.all(Array.from({ length: students }, (_, n) => enter(`Student ${n}`)))
  for (const student of all) await student.join(code)
  await teacher.until(() => teacher.room?.members.length === students + 1)
  return [teacher, ...all]
}

async function begun(teacher: Player, students: readonly Player[]): Promise<void> {
  const round = (teacher.room?.round ?? 0) + 1
  await teacher.must('start', {})
  for (const student of students) await student.until(() => student.match?.round === round && student.match.phase === 'playing')
}

async function playedOut(everybody: readonly Player[], students: readonly Player[]): Promise<void> {
  await Promise.all(students.map((student) => student.play()))
  for (const one of everybody) await one.until(() => one.room?.phase === 'result')
}

describe('a class, as docs/protocol.md describes it,', () => {
  test('shows its organizer no match but what is asked for, once, and asked for again in the next round and by the next connection', async () => {
    const [teacher, ...students] = await classOf(2)
    await begun(teacher, students)
    expect(teacher.match).toBeNull()
    let views = 0
    teacher.socket.on('view', () => views++)
    const watch = (match: number) => teacher.ask('watch', { match })
    expect(await watch(0)).toEqual({ ok: true })
    await teacher.until(() => teacher.match?.match === 0)
    expect(await watch(0)).toEqual({ ok: true })
    await teacher.must('rename', { name: 'Teacher' }) // whatever there was to come has come before this
    expect(views).toBe(1)
    await playedOut([teacher, ...students], students)
    await begun(teacher, students)
    expect(teacher.match?.match).toBe(0)
    expect(await watch(0)).toEqual({ ok: false, code: 'no-such-match' })
    expect(await watch(1)).toEqual({ ok: true })
    await teacher.until(() => teacher.match?.match === 1)
    const back = await enter('Teacher')
    back.ticket = teacher.ticket
    await back.resume(false)
    await back.must('rename', { name: 'Teacher' })
    expect([...back.pictured]).toEqual(['room'])
    back.close()
    for (const player of [teacher, ...students]) player.close()
  })

  test('with swapSides plays the second match of a pair at the next start, and the odd student plays with a bot', async () => {
    const [teacher, ...students] = await classOf(3)
    await teacher.must('configure', { swapSides: true })
    const seats = () => teacher.room?.matches.filter(({ round }) => round === teacher.room?.round).map((match) => match.seats) ?? []
    await begun(teacher, students)
    const first = seats()
    expect(first.flatMap(({ client, server }) => [client, server]).filter((seat) => seat === 'bot')).toHaveLength(1)
    await playedOut([teacher, ...students], students)
    await sleep(100)
    expect(teacher.room?.phase).toBe('result')
    await begun(teacher, students)
    for (const { client, server } of first) {
      if (client !== 'bot' && server !== 'bot') expect(seats()).toContainEqual({ client: server, server: client })
    }
    for (const player of [teacher, ...students]) player.close()
  })

  test('has its bots called by the students, who begin and configure when the organizer has left', async () => {
    const [teacher, one, other] = (await classOf(2)) as readonly [Player, Player, Player]
    expect(await one.ask('rematch', { swap: true })).toEqual({ ok: false, code: 'not-allowed' })
    await begun(teacher, [one, other])
    other.close()
    await one.until(() => one.room?.members[2]?.connected === false)
    expect(await teacher.ask('call-bot', {})).toEqual({ ok: false, code: 'not-a-player' })
    expect(await one.ask('pause', { paused: true })).toEqual({ ok: false, code: 'not-allowed' })
    expect(await one.ask('call-bot', {})).toEqual({ ok: true })
    await teacher.must('leave', {})
    await one.play()
    await one.until(() => one.room?.phase === 'result')
    const late = await enter('Late')
    await late.join(one.ticket?.code ?? '')
    await late.until(() => late.room !== null)
    expect(late.room?.members.map(({ role }) => role)).toEqual(['player', 'player', 'player'])
    for (const [player, event] of [
      [one, 'to-lobby'],
      [late, 'configure'],
      [late, 'start'],
    ] as const)
      await player.must(event, {})
    await late.until(() => late.match?.round === 2)
    for (const event of ['remove', 'pause'] as const) {
      expect(await one.ask(event, event === 'pause' ? { paused: true } : { member: 3 })).toEqual({ ok: false, code: 'not-allowed' })
    }
    for (const player of [one, late]) player.close()
  })
})

test('who leaves loses the row in the standings, and no standings-changed follows', async () => {
  const [teacher, one, other] = (await classOf(2)) as readonly [Player, Player, Player]
  await begun(teacher, [one, other])
  await playedOut([teacher, one, other], [one, other])
  expect(teacher.room?.standings).toHaveLength(2)
  const heard: string[] = []
  teacher.socket.on('events', ({ events }: { readonly events: readonly { readonly type: string }[] }) => {
    heard.push(...events.map(({ type }) => type))
  })
  await one.must('leave', {})
  await teacher.until(() => teacher.room?.standings.length === 1)
  await teacher.must('configure', {})
  expect(heard).toEqual(['member-left', 'settings-changed'])
  for (const player of [teacher, one, other]) player.close()
})
