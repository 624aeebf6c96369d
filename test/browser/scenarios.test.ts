import { describe, expect } from 'vitest'
import { legsOf } from '../../shared/match/legs.ts'
import { catalogue } from '../../shared/scenarios/catalogue.ts'
import { hastened, test as withGame } from '../support/browser-test.ts'
import { mouse } from '../support/hands.ts'
import { arrive, choose } from '../support/people.ts'
import { playQuickly } from '../support/quick-player.ts'

/** How much faster than in earnest: TIME-WAITs and timers would take most of the time. */
const SPEED = 10

const test = withGame.override('drawing', 'nothing').override('game', hastened(SPEED))

const scenarios = catalogue.map(({ script, texts }) => {
  const legs = legsOf(script)
  const damaging = legs.flatMap(({ goal, leg = 1 }) => (goal.delivered === undefined ? [] : [leg]))
  return { id: script.id, legs: legs.length, damaging, texts }
})

describe.each(['client', 'server'] as const)('alone as the %s, doing what the guided task says', (side) => {
  test.concurrent.for(scenarios)('$id is played to its goal', async ({ id, legs, damaging, texts }, { open }) => {
    const language = side === 'client' ? 'ko' : 'en'
    const person = await arrive(open, { work: mouse, language }, '/practice')
    const { page, hand, words } = person
    await choose(person, id, side)
    await hand.push(page.getByRole('button', { name: words('assistance.guided'), exact: true }))
    await hand.push(page.getByRole('button', { name: words('practice.begin') }))
    for (let leg = 1; leg <= legs; leg++) {
      expect(await playQuickly(page, words), `leg ${leg}`).toEqual([])
      const outcome = page.getByRole('status').filter({ has: page.getByRole('table') })
      const headings = damaging.includes(leg) ? (['part.damage'] as const) : (['result.gold', 'result.silver', 'result.bronze'] as const)
      expect(headings.map((key) => words(key))).toContain(await outcome.getByRole('heading').innerText())
      // The lesson is told when all has been seen, not before.
      expect(await page.getByText(texts.lesson[language]).count()).toBe(leg === legs ? 1 : 0)
      if (leg < legs) await hand.push(page.getByRole('button', { name: words('part.next', { number: leg + 1 }) }))
      await outcome.waitFor({ state: leg < legs ? 'detached' : 'attached' })
    }
  })
})
