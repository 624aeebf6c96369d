import type { MountLadder } from '../../scene/contract.ts'

/** What draws the ladder; or why there is nothing: the browser has no canvas, or it did not come. */
export async function loadScene(): Promise<MountLadder | 'cannot-draw' | 'missing'> {
  if (!canDraw()) return 'cannot-draw'
  try {
    return (await import('../../scene/main.ts')).mountLadder
  } catch (error) {
    console.warn(error)
    return 'missing'
  }
}

/** False where the browser gives no canvas to draw on, as some locked-down ones do. */
function canDraw(): boolean {
  try {
    const canvas = document.createElement('canvas')
    return canvas.getContext('2d') !== null
  } catch {
    return false
  }
}
