import { describe } from 'vitest'
import { test as anyTest } from '../support/browser-test.ts'
import { MANNERS, playTogether } from '../support/manners.ts'

const test = anyTest.override('drawing', 'nothing')

describe.for(['hello', 'small-talk'])('%s', (scenario) => {
  test.concurrent.for(MANNERS)('is played by two people with %s, from the first page to the result', async ([, work, device], { open }) => {
    await playTogether(open, scenario, work, device)
  })
})
