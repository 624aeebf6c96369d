import { test as withScene } from '../support/browser-test.ts'
import { mouse } from '../support/hands.ts'
import { dueMove, seatTwo, sendGood } from '../support/people.ts'

const test = withScene.override('drawing', 'nothing')

test('a match that is paused says so to both, and either lets it go on', async ({ open }) => {
  const [joon, mina] = await seatTwo(open, mouse)
  const syn = await dueMove(joon)
  await joon.hand.push(joon.page.getByLabel(joon.words('menu.open')))
  await joon.hand.push(joon.page.getByRole('button', { name: joon.words('menu.pause') }))
  const banner = ({ page, words }: typeof joon) => page.getByRole('status').filter({ hasText: words('banner.paused') })
  await Promise.all([joon, mina].map((person) => banner(person).waitFor()))
  await mina.hand.push(banner(mina).getByRole('button', { name: mina.words('menu.resume') }))
  await banner(joon).waitFor({ state: 'detached' })
  await sendGood(joon, syn)
})
