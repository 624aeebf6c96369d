import type { Signal } from '@preact/signals'
import { effect, useSignal } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import type { MatchView } from '../../../shared/view/match-view.ts'
import { t } from '../../i18n/i18n.ts'
import { DomLadder, LadderList } from '../../panels/log/dom-ladder.tsx'
import type { LadderOptions, LadderScene, LadderTexts, MountLadder } from '../../scene/contract.ts'
import { roomNow } from '../../state/clock.ts'
import { link } from '../../state/connection.ts'
import { names } from '../../state/names.ts'
import { reducedMotion, theme } from '../../state/preferences.ts'
import { matchView } from '../../state/streams.ts'
import { loadScene } from './load-scene.ts'

type LadderProps = { view: MatchView; isWhole?: boolean }

/**
 * The ladder diagram: the scene once it has come, a plain drawing until then and where it cannot run. Readers get a list. `isWhole`: nothing comes
 * any more, and all of the match is to be seen at once.
 */
export function Ladder({ view, isWhole = false }: LadderProps) {
  const parent = useRef<HTMLDivElement>(null)
  const running = useSignal(false)
  const missing = useSignal(false)
  const tries = useSignal(1)
  useEffect(() => {
    const element = parent.current
    if (element === null) return
    let stop = () => {}
    let wanted = true
    void loadScene().then((mountLadder) => {
      if (!wanted) return
      missing.value = mountLadder === 'missing'
      if (typeof mountLadder === 'function') stop = runScene(mountLadder, element, running, isWhole)
      // Some browsers never ask again for a script that once did not come. Without a server the page had better stay.
      else if (missing.value && tries.value > 1 && link.value === 'online') location.reload()
    })
    return () => {
      wanted = false
      stop()
    }
  }, [tries.value])
  return (
    <section class="ladder" aria-label={t('ladder.title')} style={isWhole ? { '--segments': view.ladder.length } : {}}>
      <div role="status">{missing.value && <SceneMissing onAgain={() => (tries.value += 1)} />}</div>
      <div class="scene" ref={parent} aria-hidden="true" />
      {!running.value && <DomLadder view={view} />}
      <LadderList view={view} />
    </section>
  )
}

/** The scene has not come. Nothing depends on it, but whoever sees the plain drawing should know that there is another. */
function SceneMissing({ onAgain }: { onAgain: () => void }) {
  return (
    <p class="scene-missing">
      {t('ladder.missing')}
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

/**
 * Draws the view of the moment once a frame while it is to be seen, and passes on size and preferences. A scene that fails is taken away for good, and is not running any more.
 * Returns how to stop.
 */
function runScene(mountLadder: MountLadder, element: HTMLElement, isRunning: Signal<boolean>, isWhole: boolean): () => void {
  let scene: LadderScene
  try {
    scene = mountLadder(element, optionsNow(isWhole))
  } catch {
    return () => {} // No canvas to draw on: the plain ladder stays.
  }
  const stops: (() => void)[] = []
  let isOver = false
  const stop = () => {
    isOver = true
    for (const one of stops.splice(0)) one()
  }
  const attempt = (what: () => void) => {
    if (isOver) return
    try {
      what()
    } catch (error) {
      console.error(error)
      isRunning.value = false
      stop()
    }
  }
  isRunning.value = true
  stops.push(() => takeAway(scene, element), keepDrawing(scene, element, attempt, isWhole))
  for (const follow of PREFERENCES) {
    const unfollow = follow(scene, attempt)
    if (isOver) unfollow()
    else stops.push(unfollow)
  }
  return stop
}

type Attempt = (what: () => void) => void

/** Draws frame after frame, in the size that there is. Returns how to stop. */
function keepDrawing(scene: LadderScene, element: HTMLElement, attempt: Attempt, isWhole: boolean): () => void {
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
