import { expect, test } from 'vitest'
import { momentsOf } from '../../../client/scene/moments.ts'
import { viewOf } from './stories.ts'

test('nobody shakes hands where the connection was there from the start', () => {
  const { view } = viewOf(
    {
      scenario: 'goodbye',
      lines: [
        { at: 0, side: 'client', state: 'ESTABLISHED' },
        { at: 0, side: 'server', state: 'ESTABLISHED' },
      ],
    },
    'spectator',
    500,
  )
  expect(momentsOf(view).shookMs).toBeNull()
})
