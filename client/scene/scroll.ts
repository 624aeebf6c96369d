/** Looking back in the ladder by wheel, drag and touch. It follows the newest until somebody scrolls up, and again from the bottom on. */
export class Scroll {
  #held: number | null = null
  #newest = 0
  readonly #surface: HTMLElement
  readonly #stop = new AbortController()

  constructor(surface: HTMLElement) {
    this.#surface = surface
    const { signal } = this.#stop
    surface.addEventListener(
      'wheel',
      (event) => {
        if (this.#newest <= 0 || event.ctrlKey) return
        event.preventDefault()
        this.by(event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 18 : event.deltaY)
      },
      { passive: false, signal },
    )
    let lastY: number | null = null
    surface.addEventListener(
      'pointerdown',
      (event) => {
        if (this.#newest <= 0 || event.button !== 0) return
        lastY = event.clientY
        surface.setPointerCapture(event.pointerId)
      },
      { signal },
    )
    surface.addEventListener(
      'pointermove',
      (event) => {
        if (lastY === null) return
        this.by(lastY - event.clientY)
        lastY = event.clientY
      },
      { signal },
    )
    for (const end of ['pointerup', 'pointercancel'] as const) surface.addEventListener(end, () => (lastY = null), { signal })
  }

  /** Moves by so many px, towards the newest if positive. */
  by(px: number): void {
    const target = Math.max(0, (this.#held ?? this.#newest) + px)
    this.#held = target >= this.#newest - 1 ? null : target
  }

  follow(): void {
    this.#held = null
  }

  /** Shows the beginning, as long as there is more than can be seen. */
  begin(): void {
    this.#held = 0
  }

  /** True while older things are looked at. */
  get behind(): boolean {
    return this.#held !== null
  }

  /** Px of the ladder above the visible part, where `newest` would show its end. */
  at(newest: number): number {
    // A browser takes a finger that goes up or down for its own after a few px, unless it is told not to; where nothing scrolls here, the page does.
    if (newest > 0 !== this.#newest > 0) this.#surface.style.touchAction = newest > 0 ? 'pan-x pinch-zoom' : ''
    this.#newest = newest
    if (this.#held !== null && this.#held >= newest) this.#held = null
    return this.#held ?? newest
  }

  destroy(): void {
    this.#surface.style.touchAction = ''
    this.#stop.abort()
  }
}
