import Phaser from 'phaser'
import type { Plate } from './pages.ts'

type Image = Phaser.GameObjects.Image

/** How something is placed. `stretch` is its length in px along x, for strokes; otherwise `scale` counts. */
type Placing = {
  readonly scale?: number
  readonly scaleY?: number
  readonly stretch?: number
  readonly turn?: number
  readonly alpha?: number
  readonly flip?: boolean
  /** The part of its width that is seen, from 0 to 1. */
  readonly shown?: readonly [number, number]
}

/**
 * One sheet of the picture. Every frame it is begun, everything on it is put down anew, and it is ended; the images
 * underneath are taken from a pool and stay from frame to frame, so that this makes no garbage.
 */
export class Layer {
  readonly #scene: Phaser.Scene
  readonly #container: Phaser.GameObjects.Container
  readonly #images: Image[] = []
  #used = 0

  constructor(scene: Phaser.Scene) {
    this.#scene = scene
    // One for all of it: otherwise Phaser sets that of each image, one by one.
    this.#container = scene.add.container(0, 0).setBlendMode(Phaser.BlendModes.NORMAL)
  }

  begin(): void {
    this.#used = 0
  }

  put(plate: Plate, x: number, y: number, how: Placing = {}): void {
    const image = this.#next(plate)
    const scale = how.scale ?? 1
    const scaleX = how.stretch === undefined ? scale * plate.unit : how.stretch / (plate.width / plate.unit)
    image.setPosition(x, y)
    image.setScale(how.flip ? -scaleX : scaleX, (how.scaleY ?? scale) * plate.unit)
    image.rotation = how.turn ?? 0
    image.alpha = how.alpha ?? 1
    if (how.shown) image.setCrop(how.shown[0] * image.width, 0, (how.shown[1] - how.shown[0]) * image.width, image.height)
    else if (image.isCropped) image.isCropped = false
  }

  end(): void {
    for (let i = this.#used; i < this.#images.length; i++) {
      const image = this.#images[i]
      if (!image?.visible) break
      image.visible = false
    }
  }

  destroy(): void {
    this.#container.destroy()
  }

  #next(plate: Plate): Image {
    let image = this.#images[this.#used]
    if (!image) {
      image = new Phaser.GameObjects.Image(this.#scene, 0, 0, plate.texture, plate.frame)
      image.setOrigin(...plate.anchor)
      this.#container.add(image)
      this.#images.push(image)
    } else if (image.frame.name !== plate.frame || image.texture.key !== plate.texture) {
      image.setTexture(plate.texture, plate.frame)
      image.setOrigin(...plate.anchor)
    }
    image.visible = true
    this.#used++
    return image
  }
}
