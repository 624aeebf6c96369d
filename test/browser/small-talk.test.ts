import { test as withWebGL } from '../support/browser-test.ts'
import { MANNERS, playTogether } from '../support/manners.ts'

const test = withWebGL.override('webgl', false)

test.concurrent.for(MANNERS)('two people with %s play small-talk from the first page to the result', async ([, work, device], { open }) => {
  await playTogether(open, 'small-talk', work, device)
})
