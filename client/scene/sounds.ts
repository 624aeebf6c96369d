import type { Cue } from './cues.ts'

/** One tone: frequency in Hz at its start and its end, when it begins and how long it lasts in ms, how loud (0 to 1). */
type Tone = {
  readonly hz: number
  readonly toHz?: number
  readonly atMs: number
  readonly forMs: number
  readonly loud: number
  readonly wave: OscillatorType
}

const SOUNDS: Readonly<Record<Cue, readonly Tone[]>> = {
  send: [{ hz: 300, toHz: 620, atMs: 0, forMs: 130, loud: 0.13, wave: 'sine' }],
  arrive: [
    { hz: 740, toHz: 560, atMs: 0, forMs: 90, loud: 0.14, wave: 'triangle' },
    { hz: 180, toHz: 90, atMs: 10, forMs: 90, loud: 0.16, wave: 'sine' },
  ],
  good: [
    { hz: 660, atMs: 40, forMs: 110, loud: 0.13, wave: 'triangle' },
    { hz: 880, atMs: 120, forMs: 170, loud: 0.13, wave: 'triangle' },
  ],
  harmless: [{ hz: 440, atMs: 40, forMs: 120, loud: 0.1, wave: 'triangle' }],
  wrong: [
    { hz: 210, toHz: 150, atMs: 0, forMs: 170, loud: 0.12, wave: 'square' },
    { hz: 160, toHz: 110, atMs: 150, forMs: 220, loud: 0.1, wave: 'square' },
  ],
  shake: [523, 659, 784, 659, 784].map((hz, i) => ({ hz, atMs: 300 + i * 110, forMs: 160, loud: 0.12, wave: 'triangle' as const })),
  reset: [{ hz: 420, toHz: 70, atMs: 0, forMs: 480, loud: 0.14, wave: 'sawtooth' }],
  win: [523, 659, 784, 1047, 1319].map((hz, i) => ({
    hz,
    atMs: 120 + i * 130,
    forMs: i === 4 ? 620 : 210,
    loud: 0.14,
    wave: 'triangle' as const,
  })),
}

/** A sound that would come later than this comes not at all. */
const LATEST_MS = 400

/** What browsers take for a person's will to hear something. */
const GESTURES = ['pointerup', 'touchend', 'keydown'] as const

/** Short synthesized sounds; mute until they are wanted, and silent where the browser has no audio. */
export class Sounds {
  #context: AudioContext | null = null
  #wanted = false
  // Safari lets nothing be heard but what is asked for within a gesture, and falls silent again after a call or a look at another app.
  readonly #onGesture = (): void => {
    if (this.#wanted && this.#context !== null && this.#context.state !== 'running') this.#context.resume().catch(() => {})
  }

  constructor() {
    for (const gesture of GESTURES) addEventListener(gesture, this.#onGesture, { capture: true, passive: true })
  }

  setWanted(wanted: boolean): void {
    this.#wanted = wanted
    if (wanted && this.#context === null && typeof AudioContext !== 'undefined') this.#context = new AudioContext()
    if (wanted) void this.#context?.resume()
    else void this.#context?.suspend()
  }

  play(cues: readonly Cue[]): void {
    const context = this.#context
    if (!this.#wanted || context === null || cues.length === 0) return
    if (context.state === 'running') {
      soundAll(context, cues)
      return
    }
    // A page that nobody has touched yet is kept silent by the browser. From the first touch on it may be heard, but nothing of what was before.
    const dueMs = performance.now()
    context.resume().then(
      () => this.#wanted && performance.now() - dueMs < LATEST_MS && soundAll(context, cues),
      () => {}, // it was closed meanwhile
    )
  }

  destroy(): void {
    for (const gesture of GESTURES) removeEventListener(gesture, this.#onGesture, { capture: true })
    void this.#context?.close()
    this.#context = null
    this.#wanted = false
  }
}

function soundAll(context: AudioContext, cues: readonly Cue[]): void {
  for (const cue of cues) for (const tone of SOUNDS[cue]) sound(context, tone)
}

function sound(context: AudioContext, { hz, toHz, atMs, forMs, loud, wave }: Tone): void {
  const start = context.currentTime + atMs / 1000
  const end = start + forMs / 1000
  const oscillator = context.createOscillator()
  oscillator.type = wave
  oscillator.frequency.setValueAtTime(hz, start)
  if (toHz !== undefined) oscillator.frequency.exponentialRampToValueAtTime(toHz, end)
  const gain = context.createGain()
  gain.gain.setValueAtTime(0.0001, start)
  gain.gain.exponentialRampToValueAtTime(loud, start + 0.012)
  gain.gain.exponentialRampToValueAtTime(0.0001, end)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(start)
  oscillator.stop(end + 0.02)
}
