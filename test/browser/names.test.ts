import { expect } from 'vitest'
import { test as anyTest } from '../support/browser-test.ts'
import { mouse } from '../support/hands.ts'
import { arrive, beReady, choose, makeRoom, resultOf } from '../support/people.ts'
import { Player } from '../support/player.ts'

const test = anyTest.override('drawing', 'nothing')

test('the table names whoever plays now: after a change of names, and after a change of hands', async ({ open, game }) => {
  const ann = await arrive(open, { work: mouse })
  const { page, words } = ann
  const code = await makeRoom(ann, 'Ann')
  const bob = await new Player(game.url, 'Bob').connected()
  await bob.join(code)
  await choose(ann, 'hello', 'client')
  await beReady(ann)
  await bob.until(() => bob.room?.members[0]?.ready === true)
  await bob.must('ready', { ready: true })
  const [own, other] = [
    page.getByRole('complementary', { name: words('end.own') }),
    page.getByRole('complementary', { name: words('end.other') }),
  ]
  await own.getByText('Ann', { exact: true }).waitFor()
  await other.getByText('Bob', { exact: true }).waitFor()
  await bob.must('rename', { name: 'Rob' })
  await other.getByText('Rob', { exact: true }).waitFor()
  await bob.until(() => bob.match?.phase === 'playing')
  await bob.must('leave', {})
  await page.getByText(words('banner.partner-left', { name: 'Rob' })).waitFor()
  const [notice, ladder] = await Promise.all([page.locator('.partner-gone').boundingBox(), page.locator('.ladder').boundingBox()])
  expect((notice?.y ?? 0) + (notice?.height ?? 0), 'the notice covers nothing of the table').toBeLessThanOrEqual(ladder?.y ?? 0)
  const cleo = await new Player(game.url, 'Cleo').connected()
  await cleo.join(code)
  await other.getByText('Cleo', { exact: true }).waitFor()
  await cleo.until(() => cleo.match !== null)
  await cleo.must('leave', {})
  await page.getByRole('button', { name: words('banner.end') }).click()
  await resultOf(ann).waitFor()
  // Who has left is still named where they have played.
  expect(await page.getByRole('rowheader').allInnerTexts()).toEqual([expect.stringMatching(/^Ann/), expect.stringMatching(/^Cleo/)])
  for (const player of [bob, cleo]) player.close()
})
