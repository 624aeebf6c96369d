import { once } from 'node:events'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test } from 'vitest'
import { SqliteJournal } from '../../server/journal/sqlite.ts'
import { RULES_VERSION } from '../../shared/room/room.ts'
import { Player } from '../support/player.ts'
import { temporaryFolder } from '../support/server.ts'
import { startMain } from '../support/server-process.ts'

const folder = temporaryFolder()
afterAll(() => folder.remove())

test('a server whose disk is full says so and ends, and when there is room again all is there that was answered', async () => {
  const data = join(folder.path, 'full.db')
  const full = await startMain(data, { mostBlocks: 128 })
  onTestFinished(() => void full.process.kill('SIGKILL'))
  const end = once(full.process, 'close')
  const player = await new Player(`http://127.0.0.1:${full.port}`, 'Joon').connected()
  await player.create({ kind: 'duo' })
  let answered = 0
  for (let number = 1; number <= 500; number++) {
    const answer = await player.ask('rename', { name: `number ${number}` }).catch(() => null)
    if (answer?.ok !== true) break
    answered = number
  }
  expect(answered).toBeGreaterThan(0)
  expect(await end).toEqual([1, null])
  expect(full.said()).toContain(`${data} cannot be written any more. Is the disk full?`)

  const roomy = await startMain(data)
  onTestFinished(() => void roomy.process.kill('SIGKILL'))
  const back = new Player(`http://127.0.0.1:${roomy.port}`, 'Joon').inherit(player)
  await back.connected()
  await back.resume()
  await back.until(() => back.epoch !== player.epoch)
  expect(back.room?.members[0]?.name).toBe(`number ${answered}`)
  back.close()
  await roomy.end('SIGTERM')
})

test('a server that is started on a full disk says so', async () => {
  await expect(startMain(join(folder.path, 'new.db'), { mostBlocks: 1 })).rejects.toThrow(
    /new\.db cannot be written \(.*\)\. Is the disk full\? Nothing was changed\./,
  )
})

test('a server that has no room to put in order what it reads says so', async () => {
  const data = join(folder.path, 'long.db')
  const journal = new SqliteJournal(data)
  journal.open('K7MQ2P', RULES_VERSION)
  for (let position = 0; position < 600; position++)
    journal.append('K7MQ2P', position, 0, { type: 'rename', member: 0, name: 'n'.repeat(10_000) })
  await journal.close()
  const error: unknown = await startMain(data, { mostBlocks: 128 }).catch((thrown) => thrown)
  expect(String(error)).toMatch(
    /long\.db cannot be read \(.*\)\. To put it in order takes room in the folder for temporary files\. Is the disk full\? Nothing was changed\.$/m,
  )
  expect(String(error)).not.toContain('    at load') // no stack
})
