import { afterAll, beforeAll, expect, test } from 'vitest'
import { Player } from '../support/player.ts'
import type { TestServer } from '../support/server.ts'
import { startTestServer } from '../support/server.ts'

const STUDENTS = 30

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({}, { speed: 5 })
})
afterAll(() => server.close())

test(`a class of ${STUDENTS} joins, is paired and plays two legs to the end`, async () => {
  const teacher = await new Player(server.url, 'Teacher').connected()
  const code = await teacher.create({ kind: 'class', scenario: 'hello', assistance: 'guided' })
  await teacher.must('configure', { swapSides: true })
  const students = await Promise.all(
    Array.from({ length: STUDENTS }, async (_, n) => {
      // Some schools let no WebSocket through.
      const student = await new Player(server.url, `학생 ${n}`, { transports: [n % 3 === 0 ? 'polling' : 'websocket'] }).connected()
      await student.join(code)
      return student
    }),
  )
  await teacher.until(() => teacher.room?.members.length === STUDENTS + 1)
  expect(await students[0]?.ask('start', {})).toEqual({ ok: false, code: 'not-allowed' })

  const partners: string[][] = []
  for (const leg of [1, 2]) {
    await teacher.must('start', {})
    await Promise.all(students.map((student) => student.until(() => student.room?.round === leg && student.match?.round === leg)))
    partners.push(
      students.map(({ match, room }) =>
        Object.values(room?.matches.find((listing) => listing.match === match?.match)?.seats ?? {})
          .sort()
          .join(' and '),
      ),
    )
    await teacher.must('watch', { match: students[0]?.match?.match ?? -1 })
    await Promise.all(students.map((student) => student.play()))
    await Promise.all([teacher, ...students].map((player) => player.until(() => player.room?.phase === 'result')))
    for (const { match } of students) expect(match?.result?.outcome).toBe('goal')
    await teacher.until(() => teacher.match?.phase === 'over')
    expect(teacher.match?.viewer).toBe('spectator')
    expect(teacher.match?.ladder).toEqual(students[0]?.match?.ladder)
  }
  expect(partners[1]).toEqual(partners[0])
  expect(teacher.room?.matches).toHaveLength(STUDENTS)
  expect(teacher.room?.standings).toHaveLength(STUDENTS)
  for (const player of [teacher, ...students]) {
    expect(player.room).toEqual(teacher.room)
    expect(player.errors).toEqual([])
    player.close()
  }
})

test('everybody in a class of 80 hears of all its matches, though a round lists them in one go', async () => {
  const teacher = await new Player(server.url, 'Teacher').connected()
  const code = await teacher.create({ kind: 'class', scenario: 'hello', assistance: 'guided' })
  const students = await Promise.all(
    Array.from({ length: 80 }, async (_, n) => {
      const student = await new Player(server.url, `student ${n}`).connected()
      await student.join(code)
      return student
    }),
  )
  await teacher.until(() => teacher.room?.members.length === 81)
  await teacher.must('start', {})
  for (const player of [teacher, ...students]) {
    await player.until(() => player.room?.matches.length === 40)
    expect(player.room).toEqual(teacher.room)
    expect(player.errors).toEqual([])
    player.close()
  }
})
