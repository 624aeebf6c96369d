import type { Signal } from '@preact/signals'
import { effect, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { t } from '../../i18n/i18n.ts'
import { DomLadder, LadderList } from '../../panels/log/dom-ladder.tsx'
import { ToNewest } from '../../panels/log/to-newest.tsx'
import type { LadderOptions, LadderScene, LadderTexts, MountLadder } from '../../scene/contract.ts'
import { roomNow } from '../../state/clock.ts'
import { link } from '../../state/connection.ts'
import { names } from '../../state/names.ts'
import { reducedMotion, theme } from '../../state/preferences.ts'
import { matchView } from '../../state/streams.ts'
import { loadScene } from './load-scene.ts'

type LadderProps = { view: MatchView; isWhole?: boolean }

/** How the scene fares; none of it is lasting. */
type Fares = {
  /** It draws: nothing else has to. */
  readonly running: Signal<boolean>
  /** Older things are looked at. */
  readonly behind: Signal<boolean>
  /** Why it is not there, where it may be there when it is tried again; null: it is there, still to come, or nothing can be done. */
  readonly trouble: Signal<'missing' | 'failed' | null>
}

/**
 * The ladder diagram: the scene once it has come, a plain drawing until then and where it cannot run. Readers get a list. `isWhole`: nothing comes
 * any more, and all of the match is to be seen at once.
 */
export function Ladder({ view, isWhole = false }: LadderProps) {
  const parent = useRef<HTMLDivElement>(null)
  const scene = useRef<LadderScene | null>(null)
  const fares: Fares = { running: useSignal(false), behind: useSignal(false), trouble: useSignal(null) }
  const { running, behind, trouble } = fares
  const tries = useSignal(1)
  useEffect(() => {
    const element = parent.current
    if (element === null) return
    let stop = () => {}
    let wanted = true
    void loadScene().then((mountLadder) => {
      if (!wanted) return
      trouble.value = mountLadder === 'missing' ? 'missing' : null
      if (typeof mountLadder === 'function') {
        const run = runScene(mountLadder, element, fares, isWhole)
        scene.current = run.scene
        stop = run.stop
      }
      // Some browsers never ask again for a script that once did not come. Without a server the page had better stay.
      else if (trouble.value === 'missing' && tries.value > 1 && link.value === 'online') location.reload()
    })
    return () => {
      wanted = false
      stop()
    }
  }, [tries.value])
  return (
    <section class="ladder" aria-label={t('ladder.title')} style={isWhole ? { '--segments': view.ladder.length } : {}}>
      <div role="status">
        {trouble.value !== null && <SceneMissing words={t(`ladder.${trouble.value}`)} onAgain={() => (tries.value += 1)} />}
      </div>
      <div class="scene" ref={parent} aria-hidden="true" />
      {running.value ? (
        behind.value && <ToNewest isWhole={isWhole} onPress={() => scene.current?.follow()} />
      ) : (
        <DomLadder view={view} isWhole={isWhole} />
      )}
      <LadderList view={view} />
    </section>
  )
}

/** The scene is not there. Nothing depends on it, but whoever sees the plain drawing should know that there is another. */
function SceneMissing({ words, onAgain }: { words: string; onAgain: () => void }) {
  return (
    <p class="scene-missing">
      {words}
      <button type="button" class="button small" onClick={onAgain}>
        {t('ladder.again')}
      </button>
    </p>
  )
}

function optionsNow(isWhole: boolean): LadderOptions {
  return { theme: theme.value, reducedMotion: reducedMotion.value, texts: textsNow(), isWhole }
}

function textsNow(): LadderTexts {
  return {
    client: t('side.client'),
    server: t('side.server'),
    you: t('ladder.you'),
    names: { client: names.client.value, server: names.server.value },
    lost: t('ladder.lost'),
    good: t('verdict.good'),
    harmless: t('verdict.harmless'),
    wrong: t('verdict.wrong'),
    dropped: (reason) => t(`dropped.${reason}`),
  }
}

type Run = { readonly scene: LadderScene | null; readonly stop: () => void }

/** Draws the view of the moment once a frame while it is to be seen, and passes on size and preferences. A scene that fails is taken away, until it is tried again. */
function runScene(mountLadder: MountLadder, element: HTMLElement, { running, behind, trouble }: Fares, isWhole: boolean): Run {
  let scene: LadderScene
  try {
    scene = mountLadder(element, optionsNow(isWhole))
  } catch (error) {
    console.warn(error)
    trouble.value = 'failed'
    return { scene: null, stop() {} }
  }
  const stops: (() => void)[] = []
  let isOver = false
  const stop = () => {
    isOver = true
    running.value = false
    for (const one of stops.splice(0)) one()
  }
  const attempt = (what: () => void) => {
    if (isOver) return
    try {
      what()
    } catch (error) {
      console.error(error)
      trouble.value = 'failed'
      stop()
    }
  }
  running.value = true
  const look = () => {
    behind.value = scene.isBehind()
    running.value = !scene.isLost()
    trouble.value = scene.isLost() ? 'failed' : null
  }
  stops.push(() => takeAway(scene, element), keepDrawing(scene, element, attempt, isWhole, look))
  for (const follow of PREFERENCES) {
    const unfollow = follow(scene, attempt)
    if (isOver) unfollow()
    else stops.push(unfollow)
  }
  return { scene, stop }
}

type Attempt = (what: () => void) => void

/** Draws frame after frame, in the size that there is, and calls `look` after each. Returns how to stop. */
function keepDrawing(scene: LadderScene, element: HTMLElement, attempt: Attempt, isWhole: boolean, look: () => void): () => void {
  // Behind another tab it has no size: it rests, and keeps the one that it had.
  let isHidden = element.clientWidth === 0
  let frame = 0
  const draw = () => {
    frame = requestAnimationFrame(draw)
    const view = matchView.value
    if (view === null || isHidden) return
    attempt(() => {
      scene.show(view, roomNow())
      if (isWhole) makeRoom(element, scene.hiddenPx())
      look()
    })
  }
  frame = requestAnimationFrame(draw)
  const observer = new ResizeObserver(() => {
    isHidden = element.clientWidth === 0
    if (!isHidden) attempt(() => scene.resize(element.clientWidth, element.clientHeight))
  })
  observer.observe(element)
  return () => {
    cancelAnimationFrame(frame)
    observer.disconnect()
  }
}

/** Tells the style sheets how tall the scene would have to be: where a finger scrolls the page, it should not be caught by a scroll within. */
function makeRoom(element: HTMLElement, hiddenPx: number): void {
  if (hiddenPx > 0) element.parentElement?.style.setProperty('--wanted', `${Math.ceil(element.clientHeight + hiddenPx) + 2}px`)
}

/** What is passed on to the scene at once and whenever it changes; each returns how to stop. */
const PREFERENCES: readonly ((scene: LadderScene, attempt: Attempt) => () => void)[] = [
  (scene, attempt) => theme.subscribe((name) => attempt(() => scene.setTheme(name))),
  (scene, attempt) => reducedMotion.subscribe((reduced) => attempt(() => scene.setReducedMotion(reduced))),
  (scene, attempt) =>
    effect(() => {
      const texts = textsNow()
      attempt(() => scene.setTexts(texts))
    }),
]

function takeAway(scene: LadderScene, element: HTMLElement): void {
  try {
    scene.destroy()
  } catch (error) {
    console.error(error)
    element.replaceChildren()
  }
}
